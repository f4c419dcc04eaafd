import { setTimeout as pause } from "node:timers/promises";
import type { Reply, ReplyProgress } from "../domain/core/reply.ts";
import type { Caller } from "./caller.ts";
import type { Dispatcher } from "./dispatch.ts";

interface FollowOptions {
	dispatcher: Dispatcher;
	caller: Caller;
	progress: ReplyProgress;
	/** Epoch milliseconds at which the platform takes no more edits. */
	until: number;
	/** Shows the newest state; `last` when it is still active and time is up. */
	show: (reply: Reply, last: boolean) => Promise<void>;
	signal: AbortSignal;
}

/** Milliseconds between two looks, growing so that a long operation is not asked for all the time. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 10_000;

/**
 * Keeps an answer moving that can't be edited as a message of the bot (a private one, or one in a channel that the bot can't write in), by typing
 * the progress' own command again. Ends when the operation does, when time is up, when an edit fails or when the bot stops.
 */
export async function followProgress({ dispatcher, caller, progress, until, show, signal }: FollowOptions): Promise<void> {
	let { command, done } = progress;
	let active = progress.active;
	for (let wait = FIRST_WAIT; active && !signal.aborted; wait = Math.min(LONGEST_WAIT, wait * 1.5)) {
		await pause(wait, undefined, { signal }).catch(() => {});
		if (signal.aborted) return;
		const answer = await dispatcher.runText(command, caller);
		if (!answer.ok) return;
		// It waits for somebody now: a plan that is made asks to be confirmed.
		if (!answer.reply.progress) return show(answer.reply, false);
		const last = Date.now() + LONGEST_WAIT > until;
		const moved = answer.reply.progress.done !== done || !answer.reply.progress.active;
		({ command, done, active } = answer.reply.progress);
		if (moved || last) await show(answer.reply, last && active);
		if (last) return;
	}
}
