import type { webApi } from "@slack/bolt";
import type { ReplyForm } from "../../domain/core/reply.ts";
import type { BotLog } from "../bot-log.ts";
import { errorFacts } from "../error-facts.ts";
import { inTime } from "../in-time.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { type FormOrigin, renderForm } from "./render-form.ts";

interface ShowOptions {
	client: webApi.WebClient;
	/** Of what was typed or pressed a moment ago: it opens one form. */
	triggerId: string;
	origin: FormOrigin;
	log: BotLog;
}

/** Shows a form as a modal. False when it does not fit, or when Slack would not: then its text tells how to type the same. */
export async function showForm(form: ReplyForm, { client, triggerId, origin, log }: ShowOptions): Promise<boolean> {
	// What is filled in is answered by it.
	if (origin.responseUrl === "") return false;
	const view = renderForm(form, origin);
	if (!view) return false;
	try {
		await inTime(client.views.open({ trigger_id: triggerId, view }), LIMITS.triggerLife, new Error("Slack did not open the form in time"));
		return true;
	} catch (error) {
		log.warn({ ...errorFacts(error), workspace: origin.teamId }, "slack: form not opened; its command is told instead");
		return false;
	}
}
