import { createHash } from "node:crypto";

/** What a person confirms of a file: eight letters that change with its content and with what would come of it. */
export function planHash(body: Uint8Array, outcome: unknown): string {
	return createHash("sha256").update(body).update(JSON.stringify(outcome)).digest("hex").slice(0, 8);
}
