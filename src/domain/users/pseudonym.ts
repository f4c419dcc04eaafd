import { say } from "../core/messages/say.ts";

/** What the books call somebody who was forgotten: the end of a random id, so that several can be told apart and none be recognised. */
export function pseudonym(personId: string): string {
	return say.pseudonym({ tail: personId.slice(-4).toUpperCase() });
}
