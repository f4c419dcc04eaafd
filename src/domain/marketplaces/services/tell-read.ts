import type { VendorScope } from "../../core/permissions/scopes.ts";
import { inShopsLanguage } from "../../vendors/in-shops-language.ts";
import { editMessage } from "../../vendors/services/edit-message.ts";
import { noteEnd } from "../../vendors/services/note-end.ts";
import { readLabel } from "../read-label.ts";
import { describeRead } from "../selectors/describe-read.ts";
import { findListingRead } from "../selectors/find-listing-read.ts";
import { listReadMessages } from "../selectors/list-read-messages.ts";

/** Has the messages that show a reading edited to its newest state; once it is over, whoever has waited long for it is told in their threads. */
export async function tellRead(scope: VendorScope, { readId }: { readId: string }): Promise<void> {
	const messages = await listReadMessages(scope, { readId });
	if (messages.length === 0) return;
	const read = await findListingRead(scope, { readId });
	if (!read) return;
	const reply = await inShopsLanguage(scope, () => describeRead(scope, { number: read.number }));
	for (const message of messages) await editMessage(scope, { ...message, reply });
	if (reply.progress) return;
	const [said = ""] = reply.text.split("\n");
	await noteEnd(scope, { messages, since: read.createdAt, outcome: read.status, label: readLabel(read.number), said });
}
