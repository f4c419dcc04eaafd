import type { webApi } from "@slack/bolt";
import { say } from "../../domain/core/messages/say.ts";
import type { Answer, Reply } from "../../domain/core/reply.ts";
import type { BotLog } from "../bot-log.ts";
import type { Caller } from "../caller.ts";
import type { Dispatcher } from "../dispatch.ts";
import { errorFacts } from "../error-facts.ts";
import { followProgress } from "../follow-progress.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";
import { renderReply, type SlackMessage } from "./render.ts";
import { renderPlain } from "./render-plain.ts";
import type { SlackRequest } from "./request.ts";
import { QUIET, sendRendered } from "./send-message.ts";
import { uploadFiles } from "./upload-files.ts";

interface DeliverOptions {
	request: SlackRequest;
	caller: Caller;
	answer: Answer;
	/** What was typed, sealed, where it can be mended. */
	edit?: string | undefined;
	client: webApi.WebClient;
	dispatcher: Dispatcher;
	log: BotLog;
	/** Aborted when the bot stops. */
	signal: AbortSignal;
}

/**
 * Shows an answer: a private one to the person alone, one for the channel as a message of the bot's own, which can be edited for as long as it stands.
 * Where the bot may not write, the response_url of the request may.
 */
export async function deliverAnswer(options: DeliverOptions): Promise<void> {
	const { answer, caller, client, dispatcher } = options;
	const { reply } = answer;
	if (!answer.ok || reply.audience === "private") {
		await showPrivately(options, reply);
		return follow(options, (newest) => showPrivately(options, newest));
	}
	const posted = await postInChannel(options, reply);
	if (!posted) {
		await respondInChannel(options, reply);
		return follow(options, (newest) => respondInChannel(options, newest));
	}
	if (reply.progress?.active) await dispatcher.trackProgress(reply.progress.operation, { channelId: caller.channelId, messageId: posted.ts }, caller);
	const problem = await uploadFiles(client, { files: posted.message.files, to: { channelId: caller.channelId, threadTs: posted.ts } });
	if (problem) await tell(options, problem);
}

async function postInChannel({ client, caller, log }: DeliverOptions, reply: Reply): Promise<{ ts: string; message: SlackMessage } | null> {
	try {
		const { sent, message } = await sendRendered(reply, { askedBy: caller.displayName }, ({ text, blocks }) =>
			client.chat.postMessage({ channel: caller.channelId, text, blocks, ...QUIET }),
		);
		return sent.ts ? { ts: sent.ts, message } : null;
	} catch (error) {
		log.warn({ ...errorFacts(error), channel: caller.channelId }, "slack: posting in the channel failed; answering by response_url");
		return null;
	}
}

async function respondInChannel(options: DeliverOptions, reply: Reply): Promise<void> {
	const { request, caller, client, log } = options;
	const { text, blocks, files } = renderReply(reply, { askedBy: caller.displayName });
	try {
		await request.respond({ response_type: "in_channel", replace_original: false, text, blocks, ...QUIET });
	} catch (error) {
		log.warn({ ...errorFacts(error), channel: caller.channelId }, "slack: public answer refused");
		return showPrivately(options, { ...reply, text: `${say.notPostedInChannel()}\n${reply.text}` });
	}
	const problem = await uploadFiles(client, { files, to: { channelId: caller.channelId } });
	if (problem) await tell(options, problem);
}

/** By response_url; should that be refused or worn out, as an ephemeral message; should Slack refuse the blocks, as plain text. */
async function showPrivately(options: DeliverOptions, reply: Reply): Promise<void> {
	const { request, caller, client, edit, log } = options;
	const ephemeral = ({ text, blocks }: SlackMessage) => client.chat.postEphemeral({ channel: caller.channelId, user: request.userId, text, blocks, ...QUIET });
	let shown = renderReply(reply, { edit });
	try {
		await request.respond({ response_type: "ephemeral", replace_original: false, text: shown.text, blocks: shown.blocks, ...QUIET });
	} catch (error) {
		log.warn(errorFacts(error), "slack: response_url refused; answering by chat.postEphemeral");
		try {
			shown = (await sendRendered(reply, { edit }, ephemeral)).message;
		} catch {
			shown = renderPlain(reply);
			await request.respond({ response_type: "ephemeral", replace_original: false, text: shown.text, ...QUIET });
		}
	}
	if (shown.files.length === 0) return;
	const problem = await uploadFiles(client, { files: shown.files, to: { userId: request.userId } });
	await tell(options, problem ?? say.slackFilesInMessages());
}

/** A sentence to the person alone. */
async function tell({ request, log }: DeliverOptions, text: string): Promise<void> {
	await request.respond({ response_type: "ephemeral", replace_original: false, text, ...QUIET }).catch((error: unknown) => {
		log.warn(errorFacts(error), "slack: a note could not be shown");
	});
}

/** A response_url takes few answers: the end of the operation is shown, or that the message no longer moves. Goes on in the background. */
function follow({ request, caller, answer, dispatcher, log, signal }: DeliverOptions, show: (reply: Reply) => Promise<void>): void {
	const { progress } = answer.reply;
	if (!answer.ok || !progress?.active) return;
	const showEnd = async (reply: Reply, last: boolean) => {
		if (reply.progress?.active && !last) return;
		await show(last ? { ...reply, text: `${reply.text}\n${say.progressGoesStale({ command: progress.command })}` } : reply);
	};
	followProgress({ dispatcher, caller, progress, until: Date.now() + LIMITS.responseLife, show: showEnd, signal }).catch((error: unknown) => {
		log.warn({ ...errorFacts(error), operation: progress.operation, user: request.userId }, "slack: progress is no longer shown");
	});
}
