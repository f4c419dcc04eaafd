import type { IncomingMessage } from "node:http";
import type { HeaderReader } from "./marketplace.ts";

/** Of no use to us, and not ours to keep. */
const NOT_KEPT = new Set(["authorization", "cookie", "proxy-authorization"]);

/** A request's headers as they came, and a reader for which a header that contradicts itself does not exist. */
export function readHeaders(request: IncomingMessage): { header: HeaderReader; kept: Record<string, string[]> } {
	const all = request.headersDistinct;
	const kept = Object.fromEntries(Object.entries(all).flatMap(([name, values]) => (values && !NOT_KEPT.has(name) ? [[name, values]] : [])));
	return {
		kept,
		header(name) {
			const values = new Set(all[name] ?? []);
			const [value] = values;
			return values.size === 1 && value !== undefined ? value : null;
		},
	};
}
