import { speakAs } from "../core/messages/speech.ts";
import type { ReadScope } from "../core/permissions/scopes.ts";
import { getVendor } from "./selectors/get-vendor.ts";

/** Does work whose words all of the shop will read, whoever has it done: they are kept as they are said now. */
export async function inShopsLanguage<R>(scope: ReadScope, work: () => Promise<R>): Promise<R> {
	const { language, locale } = await getVendor(scope);
	return speakAs({ language, locale }, work);
}
