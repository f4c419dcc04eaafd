import { say } from "../../core/messages/say.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { inShopsLanguage } from "../../vendors/in-shops-language.ts";
import { findPersonName } from "../../vendors/selectors/find-person-name.ts";
import { announce } from "../../vendors/services/announce.ts";

interface Resolved {
	/** Says the same thing only once. */
	key: string;
	/** What was done about it, without who did; in the language that is spoken. */
	what: () => string;
}

/** Tells those who heard of an order's trouble that it is over, and who saw to it. */
export async function announceResolved(scope: VendorScope, { key, what }: Resolved): Promise<void> {
	const { personId } = scope.actor;
	const who = personId === null ? null : await findPersonName(scope, { personId });
	const text = await inShopsLanguage(scope, async () => say.troubleResolved({ what: what(), who }));
	const reply = { text, audience: "channel" as const };
	// One key for both topics: a channel that watches both hears it once.
	for (const topic of ["sales", "errors"] as const) await announce(scope, { topic, key: `resolved:${key}`, reply });
}
