/** Discord's ids: milliseconds since 2015 in the upper bits, so that they grow with time (discord.com/developers/docs/reference#snowflakes). */
export function createSnowflakes(): () => string {
	let last = 0n;
	return () => {
		const now = BigInt(Date.now() - 1_420_070_400_000) << 22n;
		last = now > last ? now : last + 1n;
		return last.toString();
	};
}
