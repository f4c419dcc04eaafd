import type { IncomingMessage } from "node:http";

interface Limits {
	/** Bytes. */
	maxBytes: number;
	/** Milliseconds for the whole body. */
	patience: number;
}

/** The raw body, byte for byte; or why there is none: too much of it, too slow, or the sender went away in the middle. */
export function readBody(request: IncomingMessage, { maxBytes, patience }: Limits): Promise<Buffer | "too-large" | "too-slow" | "cut-off"> {
	if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.resolve("too-large");
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let size = 0;
		const finish = (outcome: Buffer | "too-large" | "too-slow" | "cut-off") => {
			clearTimeout(timer);
			request.off("data", onData).off("end", onEnd).off("error", onCut).off("close", onCut);
			// An error that comes later must find a listener: without one it would end the process.
			request.on("error", () => {});
			resolve(outcome);
		};
		const onData = (chunk: Buffer) => {
			size += chunk.length;
			if (size > maxBytes) {
				request.pause();
				finish("too-large");
			} else chunks.push(chunk);
		};
		const onEnd = () => finish(Buffer.concat(chunks, size));
		const onCut = () => finish("cut-off");
		const timer = setTimeout(() => finish("too-slow"), patience);
		request.on("data", onData).on("end", onEnd).on("error", onCut).on("close", onCut);
	});
}
