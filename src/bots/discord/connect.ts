import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events } from "discord.js";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { BotLog } from "../bot-log.ts";

/** Milliseconds between two attempts, growing from the first to the last. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 5 * 60_000;

/** Logs in and waits until the servers are known. Throws DomainError invalid_input when the token is refused, unavailable when Discord can't be reached. */
export async function connect(client: Client, token: string): Promise<Client<true>> {
	try {
		const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
		await client.login(token);
		return await ready;
	} catch (error) {
		await client.destroy();
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code === "TokenInvalid") throw new DomainError("invalid_input", say.discordTokenRejected(), { cause: error });
		throw new DomainError("unavailable", say.discordUnreachable({ reason: error instanceof Error ? error.message : String(error) }), { cause: error });
	}
}

/** Tries again while Discord can't be reached, until the signal is aborted; without a signal, once. A refused token is not tried again. */
export async function connectPatiently<C>(attempt: () => Promise<C>, log: BotLog, signal: AbortSignal | undefined, firstPause = FIRST_PAUSE): Promise<C> {
	for (let wait = firstPause; ; wait = Math.min(LONGEST_PAUSE, wait * 2)) {
		try {
			return await attempt();
		} catch (error) {
			if (!signal || signal.aborted || !(error instanceof DomainError) || error.code !== "unavailable") throw error;
			log.warn({ reason: error.message, seconds: wait / 1_000 }, "discord: not connected; trying again");
			await pause(wait, undefined, { signal }).catch(() => {
				throw error;
			});
		}
	}
}
