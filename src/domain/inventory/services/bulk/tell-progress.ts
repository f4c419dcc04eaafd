import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { inShopsLanguage } from "../../../vendors/in-shops-language.ts";
import { editMessage } from "../../../vendors/services/edit-message.ts";
import { noteEnd } from "../../../vendors/services/note-end.ts";
import { operationLabel } from "../../operations/operation-label.ts";
import { describeOperation } from "../../selectors/bulk/describe-operation.ts";
import { findOperation } from "../../selectors/bulk/find-operation.ts";
import { findSchedule } from "../../selectors/bulk/find-schedule.ts";
import { listProgressMessages } from "../../selectors/bulk/list-progress-messages.ts";
import { postToSchedule } from "./post-to-schedule.ts";

interface Told {
	operationId: string;
	/** Only this message; without it, all that show the operation. */
	progressMessageId?: string;
	/** What it has come to: whoever has waited long for that is told in the messages' threads, once. */
	outcome?: string;
}

/** Lines of a state that say it all; figures and what follows later stand behind them. */
const SAYING = 2;

/**
 * Has the messages that show an operation edited to its newest state. One that has not gone out yet is replaced, never queued behind. The channel of
 * the schedule that began it has one too, once its plan is made, and is told nothing besides: nobody waits there.
 */
export async function tellProgress(scope: VendorScope, { operationId, progressMessageId, outcome }: Told): Promise<void> {
	const messages = await listProgressMessages(scope, { operationId });
	const meant = progressMessageId === undefined ? messages : messages.filter(({ id }) => id === progressMessageId);
	const operation = await findOperation(scope, { operationId });
	if (!operation) return;
	const isScheduled = operation.scheduleId !== null && operation.planHash !== null && progressMessageId === undefined;
	if (meant.length === 0 && !isScheduled) return;
	const reply = await inShopsLanguage(scope, () => describeOperation(scope, { number: operation.number }));
	const schedule = isScheduled && operation.scheduleId ? await findSchedule(scope, { scheduleId: operation.scheduleId }) : null;
	if (schedule) await postToSchedule(scope, { schedule, key: operationId, reply: { ...reply, audience: "channel" } });
	for (const message of meant) await editMessage(scope, { ...message, reply });
	if (outcome === undefined) return;
	const said = reply.text.split("\n", SAYING).join(" ");
	const { number, createdAt, askedAt } = operation;
	await noteEnd(scope, { messages: meant, since: askedAt ?? createdAt, outcome, label: operationLabel(number), said });
}
