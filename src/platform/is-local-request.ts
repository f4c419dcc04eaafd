import type { IncomingMessage } from "node:http";

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * True when whoever asks sits at this machine. Not so behind a proxy or a tunnel, whose own connection is local, nor when the Host names
 * another site: a page elsewhere whose name was pointed at 127.0.0.1 (DNS rebinding).
 */
export function isLocalRequest(request: IncomingMessage): boolean {
	const { headers, socket } = request;
	if (!LOOPBACK.test(socket.remoteAddress ?? "") || headers.forwarded || headers["x-forwarded-for"]) return false;
	return LOCAL_HOST.test(headers.host ?? "");
}
