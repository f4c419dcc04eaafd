import { parse } from "lossless-json";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";

/**
 * JSON with every number as the text it was written as: JSON.parse turns the id 820982911946154508 into …500.
 * Bytes that are no UTF-8 become U+FFFD; of a key that comes twice the last value holds, as in JSON.parse.
 * @throws DomainError invalid_input
 */
export function parseLossless(rawBody: Uint8Array): unknown {
	try {
		return parse(new TextDecoder().decode(rawBody), null, { parseNumber: (digits) => digits, onDuplicateKey: ({ newValue }) => newValue });
	} catch (error) {
		// A RangeError too: a body that nests too deep is as bad as one that is no JSON.
		throw new DomainError("invalid_input", say.badDelivery({ reason: error instanceof Error ? error.message.slice(0, 200) : "" }), { cause: error });
	}
}
