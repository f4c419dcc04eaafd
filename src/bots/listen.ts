import { chooseSpeech } from "../domain/core/messages/choose-speech.ts";
import { currentSpeech, settleSpeech, speakAs } from "../domain/core/messages/speech.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import { type CallerIds, findCaller } from "../domain/vendors/selectors/find-caller.ts";
import { findSpeech } from "../domain/vendors/selectors/find-speech.ts";
import type { Caller } from "./caller.ts";
import { inTime } from "./in-time.ts";

/** What tells how somebody is to be spoken to. */
export type Speaker = Pick<Caller, "surface" | "workspaceExternalId" | "identityId" | "deputy" | "languages">;

/** Milliseconds that what waits for nobody waits to know its person's language. */
const PATIENCE = 1_000;

/** Finds out who speaks, and has them spoken to in their language from then on. */
export function createListener(access: Access) {
	/** Null for a deputy, who is told by no chat identity. */
	async function lookAt(caller: Speaker): Promise<CallerIds | null> {
		const { deputy, languages: told } = caller;
		const known = await access.withSystem("resolve-caller", async (scope) => {
			if (deputy) return { ids: null, ...(await findSpeech(scope, deputy)) };
			const ids = await findCaller(scope, caller);
			return { ids, ...ids };
		});
		settleSpeech(chooseSpeech({ chosen: known.language, told, shop: known.shop }));
		return known.ids;
	}

	/** Without an answer within a second, what their platform tells of them has to do. Never throws. */
	function glanceAt(caller: Speaker): Promise<CallerIds | null> {
		return inTime(lookAt(caller), PATIENCE, new Error("late")).catch(() => null);
	}

	return { lookAt, glanceAt };
}

/** Where a surface has opened no door of its own, the caller is spoken to by what they tell. */
export function atDoor<R>(caller: Pick<Speaker, "languages">, work: () => R): R {
	return currentSpeech() ? work() : speakAs(chooseSpeech({ told: caller.languages }), work);
}
