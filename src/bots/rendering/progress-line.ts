import { say } from "../../domain/core/messages/say.ts";
import type { ReplyProgress } from "../../domain/core/reply.ts";

const WIDTH = 12;

/** A bar of text with the share and the counts; only the count while nobody knows the whole yet. */
export function progressLine({ done, total }: Pick<ReplyProgress, "done" | "total">): string {
	if (total === 0) return say.progressSoFar({ done });
	const share = Math.min(1, Math.max(0, done / total));
	const filled = Math.floor(share * WIDTH);
	return say.progressBar({ bar: "▰".repeat(filled) + "▱".repeat(WIDTH - filled), percent: Math.floor(share * 100), done, total });
}
