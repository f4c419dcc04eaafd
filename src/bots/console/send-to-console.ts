import { randomUUID } from "node:crypto";
import type { Sender } from "../sender.ts";

/** Nothing needs to be pushed: the page asks for the rows of the outbox that count as sent. */
export const sendToConsole: Sender = async ({ messageId }) => ({
	messageId: messageId ?? randomUUID(),
});
