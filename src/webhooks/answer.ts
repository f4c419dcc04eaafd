import type { IncomingMessage, ServerResponse } from "node:http";

/** Seconds after which a sender that was turned away may come again. */
const RETRY_AFTER = 30;
const PHRASES = {
	200: "ok",
	400: "bad request",
	401: "bad signature",
	404: "not found",
	408: "too slow",
	413: "too large",
	500: "internal error",
	503: "try again later",
};
const TYPES = { text: "text/plain; charset=utf-8", json: "application/json; charset=utf-8" };

export type Status = keyof typeof PHRASES;

/** Answers a delivery's sender, once; nothing where it has gone. */
export function answer(
	request: IncomingMessage,
	response: ServerResponse,
	status: Status,
	{ type, body }: { type: keyof typeof TYPES; body: string } = { type: "text", body: PHRASES[status] },
): void {
	if (response.headersSent || response.destroyed) return;
	if (!request.complete) {
		// What is left of the body is not read: the connection ends with the answer.
		response.setHeader("connection", "close");
		response.once("finish", () => request.destroy());
	}
	if (status === 503) response.setHeader("retry-after", RETRY_AFTER);
	response.writeHead(status, {
		"content-type": TYPES[type],
		"content-length": Buffer.byteLength(body),
		"x-content-type-options": "nosniff",
	});
	response.end(body);
}
