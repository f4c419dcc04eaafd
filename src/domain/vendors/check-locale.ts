import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";

/**
 * A BCP 47 tag as it is written, of a language that amounts and dates can be shown in: "DE-de" is de-DE.
 * @throws DomainError invalid_input that names the value
 */
export function checkLocale(value: string): string {
	const locale = supported(value.trim().replaceAll("_", "-"));
	if (locale === undefined) throw new DomainError("invalid_input", say.badLocale({ value }));
	return locale;
}

function supported(tag: string): string | undefined {
	try {
		return Intl.NumberFormat.supportedLocalesOf(tag)[0];
	} catch {
		return undefined;
	}
}
