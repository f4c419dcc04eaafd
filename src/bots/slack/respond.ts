import type { types } from "@slack/bolt";
import type { QUIET } from "./send-message.ts";

/** Answers a request, as its response_url does. */
export type Respond = (
	message: { response_type: "ephemeral" | "in_channel"; replace_original: false; text: string; blocks?: types.KnownBlock[] } & typeof QUIET,
) => Promise<unknown>;
