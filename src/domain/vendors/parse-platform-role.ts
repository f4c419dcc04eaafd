import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";
import type { Surface } from "../core/permissions/scopes.ts";

/** As each platform writes a mention of a role or user group, with its name behind a bar where that is known; or its bare id. */
const FORMS: Readonly<Partial<Record<Surface, RegExp>>> = {
	discord: /^(?:<@&)?(\d{15,25})(?:\|([^>]*))?>?$/,
	slack: /^(?:<!subteam\^)?(S[A-Z0-9]{5,20})(?:\|([^>]*))?>?$/,
};

/**
 * The id of a role on Discord, or of a user group on Slack, from what was typed there, and its name.
 * @throws DomainError invalid_input that names the value and the form
 */
export function parsePlatformRole(text: string, surface: Surface): { id: string; name: string | null } {
	const form = FORMS[surface];
	if (!form) throw new DomainError("invalid_input", say.noPlatformRoles());
	const [, id, name] = form.exec(text.trim()) ?? [];
	if (id === undefined) throw new DomainError("invalid_input", say.badPlatformRole({ value: text, surface }), { hint: say.badPlatformRoleHint({ surface }) });
	return { id, name: name || null };
}
