import { say } from "../../domain/core/messages/say.ts";
import type { ReplyAction } from "../../domain/core/reply.ts";

/** The [Undo] button of one write. */
export function undoAction(changeNumber: bigint): ReplyAction {
	return { label: say.undoLabel(), command: `/undo change:${changeNumber}`, style: "secondary" };
}
