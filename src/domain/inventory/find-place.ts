import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import type { Place } from "./place.ts";

/**
 * The location that a line means: by its name, in any case, or the default one where the line names none.
 * @throws DomainError invalid_input that names the locations there are
 */
export function findPlace(places: readonly Place[], name: string | null): Place {
	const wanted = name?.trim().toLowerCase();
	const found = places.find((place) => (wanted === undefined ? place.isDefault : place.name.toLowerCase() === wanted));
	if (found) return found;
	throw new DomainError("invalid_input", say.lineLocation({ value: name ?? "", names: places.map((place) => place.name) }));
}
