import { z } from "zod";
import type { Vault } from "../../core/vault.ts";
import { EXPORT_FORMATS } from "../export-formats/export-format.ts";
import { itemFilterSchema } from "../item-filter-schema.ts";

const linkSchema = z.strictObject({
	kind: z.literal("export"),
	vendorId: z.uuid(),
	/** As whom the file is read: who may no longer read it has a dead link. */
	personId: z.uuid(),
	filter: itemFilterSchema,
	format: z.enum(EXPORT_FORMATS),
	/** Milliseconds since 1970. */
	until: z.int(),
});

type Link = Omit<z.output<typeof linkSchema>, "kind">;

/** What an export's address carries: sealed, so that nobody can read it, change it or make one up. */
export function sealExport(vault: Vault, link: Link): string {
	return vault.seal(JSON.stringify({ kind: "export", ...link }));
}

/** Null for what we have not sealed. */
export function openExport(vault: Vault, sealed: string): Link | null {
	try {
		const { kind: _, ...link } = linkSchema.parse(JSON.parse(vault.open(sealed)));
		return link;
	} catch {
		return null;
	}
}
