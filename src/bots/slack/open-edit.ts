import type { BlockAction, ButtonAction, RespondFn, webApi } from "@slack/bolt";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Vault } from "../../domain/core/vault.ts";
import type { BotLog } from "../bot-log.ts";
import { composeEditForm } from "../commands/compose-edit-form.ts";
import type { Dispatcher } from "../dispatch.ts";
import { findLanguages } from "./find-languages.ts";
import type { RightsLookup } from "./find-rights.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { callerOf } from "./request.ts";
import { openSealedEdit } from "./sealed-edit.ts";
import { QUIET } from "./send-message.ts";
import { showForm } from "./show-form.ts";

interface EditOptions {
	dispatcher: Dispatcher;
	findRights: RightsLookup;
	vault: Vault;
	client: webApi.WebClient;
	respond: RespondFn;
	log: BotLog;
}

/** Opens what was typed as a form, for who typed it and where they did. What is sent from it runs as if typed. */
export async function openEdit(body: BlockAction<ButtonAction>, options: EditOptions): Promise<void> {
	const caller = callerOf({ ...body, user: { ...body.user, name: body.user.name ?? body.user.username } }, body.channel?.id ?? "");
	const open = () => openFor(body, options);
	if (!caller) return open();
	const { workspaceExternalId: teamId, identityId } = caller;
	const languages = await findLanguages(options.findRights, { client: options.client, teamId, identityId, userId: body.user.id });
	await options.dispatcher.speakWith({ ...caller, languages }, open);
}

async function openFor(body: BlockAction<ButtonAction>, { dispatcher, vault, client, respond, log }: EditOptions): Promise<void> {
	const tell = (text: string) => respond({ response_type: "ephemeral", replace_original: false, text, ...QUIET });
	const { user, team, channel, trigger_id: triggerId, response_url: responseUrl = "" } = body;
	const edit = openSealedEdit(vault, body.actions[0]?.value ?? "");
	if (!edit || !channel) return void (await tell(say.notOurButton()));
	if (edit.userId !== user.id || edit.teamId !== (team?.id ?? user.team_id)) return void (await tell(say.editNotYours()));
	try {
		const form = composeEditForm(edit, dispatcher.commands, LIMITS.formFields);
		const origin = { channelId: channel.id, teamId: edit.teamId, userId: user.id, responseUrl };
		if (!(await showForm(form, { client, triggerId, origin, log }))) await tell(say.formTooLong({ command: form.command }));
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		await tell(error.message);
	}
}
