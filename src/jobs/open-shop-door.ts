import { chooseSpeech } from "../domain/core/messages/choose-speech.ts";
import { type Speech, speakAs } from "../domain/core/messages/speech.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import { rememberShortly } from "../domain/core/remember-shortly.ts";
import { findSpeech } from "../domain/vendors/selectors/find-speech.ts";

/** Milliseconds for which a shop's language is taken for as it was. */
const KEPT_FOR = 2_000;
const MOST = 10_000;

/** Does a shop's work in its language: what a job says or writes down, whoever asked for it, all of the shop will read. */
export type InShop = <R>(vendorId: string, work: () => Promise<R>) => Promise<R>;

export function openShopDoor(access: Access): InShop {
	const known = rememberShortly<Speech>(MOST);
	return async (vendorId, work) => {
		const find = () => access.withSystem("resolve-caller", async (scope) => chooseSpeech(await findSpeech(scope, { vendorId, personId: null })));
		return speakAs(await known(vendorId, KEPT_FOR, find), work);
	};
}
