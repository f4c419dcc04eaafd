import type { IncomingMessage } from "node:http";
import type { Room } from "./room.ts";

interface Limits {
	/** Bytes. */
	maxBytes: number;
	/** Milliseconds for the whole body. */
	patience: number;
	/** Where the bytes are held that have come; whoever asked for the body gives them back, whatever came of it. */
	room: Room;
}

export type NoBody = "too-large" | "too-slow" | "cut-off" | "no-room";

/** The raw body, byte for byte; or why there is none: too much of it, too slow, the sender went away in the middle, or we hold too much already. */
export function readBody(request: IncomingMessage, { maxBytes, patience, room }: Limits): Promise<Buffer | NoBody> {
	if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.resolve("too-large");
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let size = 0;
		const finish = (outcome: Buffer | NoBody) => {
			clearTimeout(timer);
			request.off("data", onData).off("end", onEnd).off("error", onCut).off("close", onCut);
			// An error that comes later must find a listener: without one it would end the process.
			request.on("error", () => {});
			resolve(outcome);
		};
		const stop = (why: NoBody) => {
			request.pause();
			finish(why);
		};
		const onData = (chunk: Buffer) => {
			size += chunk.length;
			if (size > maxBytes) stop("too-large");
			else if (!room.take(chunk.length)) stop("no-room");
			else chunks.push(chunk);
		};
		const onEnd = () => finish(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
		const onCut = () => finish("cut-off");
		const timer = setTimeout(() => finish("too-slow"), patience);
		request.on("data", onData).on("end", onEnd).on("error", onCut).on("close", onCut);
	});
}
