import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";

/**
 * 48 from "D-48".
 * @throws DomainError invalid_input, naming the value
 */
export function readDeliveryNumber(typed: string): bigint {
	const digits = /^(?:d-?)?(\d{1,18})$/i.exec(typed.trim())?.[1];
	if (digits === undefined) throw new DomainError("invalid_input", say.badDeliveryNumber({ typed }));
	return BigInt(digits);
}
