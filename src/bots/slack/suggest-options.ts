import type { BlockSuggestion, types, webApi } from "@slack/bolt";
import type { Completer, Suggestion } from "../commands/complete.ts";
import type { Command } from "../commands/define-command.ts";
import { listOptions } from "../commands/option.ts";
import { readText } from "../commands/read-text.ts";
import { inTime } from "../in-time.ts";
import { atDoor } from "../listen.ts";
import { fitSuggestions } from "../rendering/fit-suggestions.ts";
import type { GroupLookup } from "./find-groups.ts";
import { findLanguages } from "./find-languages.ts";
import type { RightsLookup } from "./find-rights.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { readOrigin } from "./read-origin.ts";
import { nothing } from "./render-form.ts";
import { callerOf } from "./request.ts";

interface SuggestOptions {
	commands: readonly Command[];
	complete: Completer;
	client: webApi.WebClient;
	findRights: RightsLookup;
	findGroups: GroupLookup;
}

/**
 * What a form's menu offers for what is typed into it: what the person may mean, and the words as they are; as long as nothing is typed, that too where the
 * menu may stay empty. Never throws: without an answer in time, these alone.
 */
export function suggestOptions(body: BlockSuggestion, options: SuggestOptions): Promise<types.PlainTextOption[]> {
	return atDoor({}, () => offer(body, options));
}

async function offer(body: BlockSuggestion, options: SuggestOptions): Promise<types.PlainTextOption[]> {
	const typed = body.value.trim();
	const found = await inTime(lookUp(body, options), LIMITS.suggestions, new Error("late")).catch(() => []);
	const asTyped = typed === "" || found.some(({ value }) => value === typed) ? [] : [{ label: `“${typed}”`, value: typed }];
	const offers = fitSuggestions([...found.slice(0, LIMITS.options - 1), ...asTyped], {
		label: LIMITS.optionText,
		value: LIMITS.optionValue,
		most: LIMITS.options,
	});
	const shown = offers.map(({ label, value }): types.PlainTextOption => ({ text: { type: "plain_text", text: label, emoji: false }, value }));
	return typed === "" && mayStayEmpty(body) ? [nothing(), ...shown] : shown;
}

function mayStayEmpty({ view, block_id: shown }: BlockSuggestion): boolean {
	return view?.blocks.some((block) => block.block_id === shown && "optional" in block && block.optional === true) ?? false;
}

async function lookUp(body: BlockSuggestion, { commands, complete, client, findRights, findGroups }: SuggestOptions): Promise<Suggestion[]> {
	const { view, user, action_id: name, value } = body;
	const origin = view && readOrigin({ ...body, view });
	const caller = origin && callerOf(body, origin.channelId);
	if (!caller) return [];
	const { command } = readText(origin.command, commands);
	const suggest = listOptions(command.input).find((option) => option.name === name)?.suggest;
	if (!suggest) return [];
	const asked = { client, teamId: caller.workspaceExternalId, identityId: caller.identityId, userId: user.id };
	const rolesAmong = (groupIds: readonly string[]) => findGroups(asked, groupIds);
	const languages = await findLanguages(findRights, asked);
	return complete({ ...caller, languages, managesWorkspace: false, rolesAmong }, suggest, value.trim(), LIMITS.options - 1);
}
