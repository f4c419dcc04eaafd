import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";

/**
 * "set_name=Base Set; rarity=Rare" as attributes. A name with blanks gets underscores; `none`, or nothing, takes an attribute away.
 * @throws DomainError invalid_input that names what is no pair
 */
export function readPairs(text: string): Record<string, string | null> {
	const pairs = text.split(";").filter((pair) => pair.trim() !== "");
	return Object.fromEntries(
		pairs.map((pair) => {
			const [name, ...rest] = pair.split("=");
			if (!name?.trim() || rest.length === 0) throw new DomainError("invalid_input", say.badAttributePair({ pair: pair.trim() }));
			const value = rest.join("=").trim();
			return [name.trim().toLowerCase().replace(/\s+/g, "_"), value === "" || value.toLowerCase() === "none" ? null : value];
		}),
	);
}
