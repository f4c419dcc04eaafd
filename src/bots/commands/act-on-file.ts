import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { fileLabel } from "../../domain/marketplaces/file-label.ts";
import { readLabel } from "../../domain/marketplaces/read-label.ts";
import { findNewestFile } from "../../domain/marketplaces/selectors/find-newest-file.ts";
import { getMarketFile } from "../../domain/marketplaces/selectors/get-market-file.ts";
import { discardMarketFile } from "../../domain/marketplaces/services/discard-market-file.ts";
import { settleUpload } from "../../domain/marketplaces/services/settle-upload.ts";
import { takeInventory } from "../../domain/marketplaces/services/take-inventory.ts";
import { takeOrders } from "../../domain/marketplaces/services/take-orders.ts";
import { orderLabel } from "../../domain/orders/order-label.ts";
import { fileReply } from "./file-reply.ts";
import type { SyncFileScope } from "./sync-file-scope.ts";
import { undoAction } from "./undo-action.ts";
import { uploadReply } from "./upload-reply.ts";

/** Shows a file that was given or made, confirms it, or takes the seller's word for what became of it. */
export async function actOnFile(
	scope: SyncFileScope,
	{ number, verb, hash }: { number: number; verb: string | undefined; hash: string | undefined },
): Promise<Reply> {
	const file = await getMarketFile(scope, { number });
	const label = fileLabel(number);
	if (verb !== undefined && verb !== "uploaded" && verb !== "discard") throw new DomainError("invalid_input", say.fileVerbUnknown({ file: label }));
	if (file.kind === "upload" && verb) {
		const { connectionId, listings } = await settleUpload(scope, { number, became: verb === "uploaded" ? "uploaded" : "discarded" });
		const waiting = await findNewestFile(scope, { connectionId, statuses: ["previewed"] });
		return {
			text: verb === "uploaded" ? say.uploadTold({ file: label, listings }) : say.uploadDiscarded({ file: label }),
			...(waiting && {
				actions: [
					{ label: say.fileLookLabel({ file: fileLabel(waiting.number) }), command: `/market sync ${fileLabel(waiting.number)}`, style: "primary" as const },
				],
			}),
			audience: "channel",
		};
	}
	if (verb === "uploaded") throw new DomainError("invalid_input", say.fileNotUpload({ file: label }));
	if (verb === "discard") {
		await discardMarketFile(scope, { number });
		return { text: say.fileDiscarded({ file: label }), audience: "channel" };
	}
	if (hash !== undefined) return file.kind === "orders" ? confirmOrders(scope, { number, hash }) : confirmInventory(scope, { number, hash });
	if (file.status === "offered") return uploadReply(scope, { connectionId: file.connectionId });
	if (file.status !== "previewed" || !file.body) return { text: say.fileMoved({ file: label, status: file.status }), audience: "channel" };
	return fileReply(scope, { ...file, body: file.body });
}

async function confirmOrders(scope: SyncFileScope, { number, hash }: { number: number; hash: string }): Promise<Reply> {
	const { connectionId, orders, copies, left } = await takeOrders(scope, { number, hash });
	const text = say.fileTakenOrders({ orders: orders.length, copies, left });
	if (left > 0) {
		const goOn = { label: say.fileGoOnLabel(), command: `/market sync ${fileLabel(number)} confirm:${hash}`, style: "primary" as const };
		return { text, actions: [goOn], audience: "channel" };
	}
	return withUpload(text, await uploadReply(scope, { connectionId }));
}

async function confirmInventory(scope: SyncFileScope, { number, hash }: { number: number; hash: string }): Promise<Reply> {
	const { connectionId, order, copies, unpaired, left, read, changeNumber } = await takeInventory(scope, { number, hash });
	const text = say.fileTakenInventory({ order: order === null ? null : orderLabel(order), copies, unpaired, left: left.length, read: readLabel(read) });
	const reply = withUpload(text, await uploadReply(scope, { connectionId, except: left }));
	return changeNumber === null ? reply : { ...reply, actions: [...(reply.actions ?? []), undoAction(changeNumber)] };
}

function withUpload(text: string, upload: Reply): Reply {
	return { ...upload, text: [text, upload.text].join("\n") };
}
