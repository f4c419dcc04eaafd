interface SlackUser {
	teamId: string;
	/** An organisation's people have one id in all its teams. */
	enterpriseId: string | null | undefined;
	userId: string;
}

/** How a person of Slack's is known to us. */
export function slackIdentity({ teamId, enterpriseId, userId }: SlackUser): string {
	return `${enterpriseId || teamId}:${userId}`;
}
