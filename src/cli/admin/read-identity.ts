import { DomainError } from "../../domain/core/errors.ts";

const SURFACES = ["discord", "slack", "console"];

/**
 * Reads "<surface>:<externalId>"; Slack's ids have a colon of their own ("slack:T012:U034").
 * @throws DomainError invalid_input
 */
export function readIdentity(word: string | undefined): { surface: string; externalId: string } {
	const [, surface = "", externalId = ""] = /^([a-z]+):(\S+)$/.exec(word ?? "") ?? [];
	if (SURFACES.includes(surface)) return { surface, externalId };
	throw new DomainError("invalid_input", word === undefined ? "Say who." : `"${word}" names nobody.`, {
		hint: "Write it like discord:80351110224678912, slack:T012AB3C4:U012AB3CD or console:local; /account show tells a person's own.",
	});
}
