import { randomInt } from "node:crypto";

/** Without the letters and digits that look alike. 10 of 31 signs: about 50 bits, for some minutes. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const LENGTH = 10;

/** A code that is typed once, by a person, elsewhere: ABCDE-23456. Only its digest is kept. */
export function oneTimeCode(): string {
	const signs = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
	return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}
