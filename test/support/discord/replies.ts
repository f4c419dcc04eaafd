import { InteractionResponseType } from "discord.js";
import type { Choice, StoredInteraction, StoredMessage, World } from "./world.ts";

export interface ReplyWait {
	/** Wait on until this is true, as for the last state of a progress. */
	until?: (message: StoredMessage) => boolean;
	/** 10 s by default. */
	timeoutMs?: number;
	/** For how long the answer must stay unchanged to count as final; 50 ms by default. */
	quietMs?: number;
}

/** Reads what an interaction was answered with. */
export function createReplies(world: World) {
	const find = (id: string): StoredInteraction => {
		const interaction = world.interactions.get(id);
		if (!interaction) throw new Error(`There is no interaction ${id}`);
		return interaction;
	};

	function refuseExpired({ status }: StoredInteraction): void {
		if (status === "expired") throw new Error(`The interaction was not answered within ${world.limits.ackMs} ms`);
	}

	/** What the person sees: no "is thinking…", nothing deleted, no update that is still awaited. */
	function visible(interaction: StoredInteraction): StoredMessage[] {
		refuseExpired(interaction);
		const messages = [...new Set(interaction.messageIds)].flatMap((id) => world.messages.get(id) ?? []);
		return messages.filter((one) => !one.loading && !one.deleted && !(interaction.updating && one.data.id === interaction.originalId));
	}

	function describe(interaction: StoredInteraction): string {
		const answer = interaction.answeredWith === null ? "no answer" : `an answer of type ${interaction.answeredWith}`;
		const last = visible(interaction).at(-1);
		return `the reply to interaction ${interaction.id} (${answer}${last ? `, now "${last.data.content.slice(0, 200)}"` : ", nothing to see"})`;
	}

	return {
		/** All messages that an interaction made or changed and that can be seen, oldest first. */
		replies: (interactionId: string): StoredMessage[] => visible(find(interactionId)),
		/** The newest visible response, once there is one; rejects when the interaction expired unanswered. */
		async reply(interactionId: string, { until, timeoutMs, quietMs = 50 }: ReplyWait = {}): Promise<StoredMessage> {
			const interaction = find(interactionId);
			const newest = () =>
				visible(interaction)
					.sort((a, b) => a.revision - b.revision)
					.at(-1);
			return world.changes.wait(newest, {
				what: () => describe(interaction),
				quietMs,
				...(timeoutMs === undefined ? {} : { timeoutMs }),
				...(until ? { until } : {}),
			});
		},
		/** The choices of an autocomplete. */
		async choices(interactionId: string): Promise<Choice[]> {
			const interaction = find(interactionId);
			return world.changes.wait(
				() => {
					refuseExpired(interaction);
					return interaction.choices ?? undefined;
				},
				{ what: () => describe(interaction) },
			);
		},
		/** The modal that an interaction was answered with. */
		async modal(interactionId: string) {
			const interaction = find(interactionId);
			return world.changes.wait(
				() => {
					refuseExpired(interaction);
					if (interaction.answeredWith !== null && interaction.answeredWith !== InteractionResponseType.Modal)
						throw new Error(`Answered with type ${interaction.answeredWith} and no modal`);
					return interaction.modal ?? undefined;
				},
				{ what: () => describe(interaction) },
			);
		},
		/** The messages of a channel that everybody sees, or that this person sees. */
		messages(channelId: string, { seenBy }: { seenBy?: string } = {}): StoredMessage[] {
			return [...world.messages.values()].filter(
				(one) => one.channelId === channelId && !one.deleted && !one.loading && (one.ephemeralFor === null || one.ephemeralFor === seenBy),
			);
		},
	};
}
