import { z } from "zod";
import type { ReplyEdit } from "../../domain/core/reply.ts";
import type { Vault } from "../../domain/core/vault.ts";
import { SLACK_LIMITS as LIMITS } from "./limits.ts";

const editSchema = z.strictObject({
	kind: z.literal("edit"),
	command: z.string(),
	option: z.string().exactOptional(),
	problem: z.string(),
	/** Whose it is, and where. */
	teamId: z.string(),
	userId: z.string(),
});

type SlackEdit = ReplyEdit & { teamId: string; userId: string };

/** What an edit button carries: nobody can change it or make one up, and a restart loses nothing. Null where it is more than a button takes. */
export function sealEdit(vault: Vault, edit: SlackEdit): string | null {
	const sealed = vault.seal(JSON.stringify({ kind: "edit", ...edit }));
	return sealed.length <= LIMITS.buttonValue ? sealed : null;
}

/** Null for what we have not sealed. */
export function openSealedEdit(vault: Vault, sealed: string): SlackEdit | null {
	try {
		const { kind: _, ...edit } = editSchema.parse(JSON.parse(vault.open(sealed)));
		return edit;
	} catch {
		return null;
	}
}
