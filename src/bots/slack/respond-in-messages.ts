import type { webApi } from "@slack/bolt";
import type { Respond } from "./respond.ts";
import { QUIET } from "./send-message.ts";

/** A press in the Home has no message to answer: it is answered in the direct message with the person. */
export function respondInMessages(client: webApi.WebClient, channel: string): Respond {
	return ({ text, blocks = [] }) => client.chat.postMessage({ channel, text, blocks, ...QUIET });
}
