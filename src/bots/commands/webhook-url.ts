/** Where a connection's marketplace posts to. */
export function webhookUrl({ publicUrl, marketplace, connectionId }: { publicUrl: string; marketplace: string; connectionId: string }): URL {
	return new URL(`/webhooks/${marketplace}/${connectionId}`, publicUrl);
}
