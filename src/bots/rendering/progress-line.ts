import { say } from "../../domain/core/messages/en.ts";
import type { ReplyProgress } from "../../domain/core/reply.ts";

const WIDTH = 12;

/** A bar of text with the share and the counts. */
export function progressLine({ done, total }: Pick<ReplyProgress, "done" | "total">): string {
	const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
	const filled = Math.floor(share * WIDTH);
	return say.progressBar({ bar: "▰".repeat(filled) + "▱".repeat(WIDTH - filled), percent: Math.floor(share * 100), done, total });
}
