import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { describeFilter } from "../../domain/inventory/describe-filter.ts";
import { EXPORT_FORMATS, type ExportFormatName } from "../../domain/inventory/export-formats/export-format.ts";
import { EXPORT_PAGE, exportCsv } from "../../domain/inventory/files/export-csv.ts";
import type { ItemFilter } from "../../domain/inventory/item-filter-schema.ts";
import { sealExport } from "../../domain/inventory/operations/export-link.ts";
import { getDefaultLocation } from "../../domain/inventory/selectors/get-default-location.ts";
import { type ExportOutline, getExportOutline } from "../../domain/inventory/selectors/get-export-outline.ts";
import { getItemFilter } from "../../domain/inventory/selectors/get-item-filter.ts";
import { listExportItems } from "../../domain/inventory/selectors/list-export-items.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { bulkFilterOptions } from "./bulk-options.ts";
import { type Command, defineCommand } from "./define-command.ts";
import { optionalChoice } from "./option.ts";

/** What goes along with the answer; more is a link. */
const ATTACHED_ITEMS = 10_000;
const ATTACHED_BYTES = 8 * 1024 * 1024;
/** Milliseconds for which a link is good. */
const LINK_LIFE = 60 * 60_000;

/** @param publicUrl where files too large for a chat are fetched */
export const bulkExport = ({ publicUrl }: { publicUrl: string }): Command =>
	defineCommand({
		name: "bulk export",
		summary: "Items as a CSV: ours, TCGplayer's, Shopify's or eBay's",
		examples: ["/bulk export", "/bulk export category:tcg-single stock:in format:tcgplayer", "/bulk export set:jungle format:shopify"],
		input: z.strictObject({
			...bulkFilterOptions(),
			format: optionalChoice("For whom the file is; ours when left out", EXPORT_FORMATS),
		}),
		needs: ["inventory.read", "pricing.bulk"],
		audience: "private",
		async run(scope, { format = "omni", ...typed }) {
			const filter = await getItemFilter(scope, typed);
			const outline = await getExportOutline(scope, { filter, format });
			const { currency, locale } = await getVendor(scope);
			const { items, leftOut } = outline;
			const about = describeFilter(filter, { currency, locale });
			if (items === 0) throw new DomainError("not_found", say.exportNone({ about, leftOut, format }), { hint: say.exportNoneHint({ leftOut }) });
			const text = [say.exportText({ items, about, format }), leftOut > 0 ? say.exportLeftOut({ leftOut, format }) : null].filter(Boolean).join("\n");
			const name = `${format === "omni" ? "items" : format}.csv`;
			const content = items <= ATTACHED_ITEMS ? await write(scope, { filter, format, outline, currency }) : null;
			if (content && content.length <= ATTACHED_BYTES) {
				return { text, attachments: [{ name, contentType: "text/csv", content: content.toString("base64") }], audience: "private" };
			}
			return link(scope, { publicUrl, text, name, filter, format });
		},
	});

interface Written {
	filter: ItemFilter;
	format: ExportFormatName;
	outline: ExportOutline;
	currency: string;
}

async function write(scope: VendorScope<"inventory.read">, { filter, format, outline, currency }: Written): Promise<Buffer> {
	const shop = { currency, location: (await getDefaultLocation(scope)).name, categories: outline.categories };
	const page = (after: string | null) => listExportItems(scope, { filter, format, after, count: EXPORT_PAGE });
	const pieces: Buffer[] = [];
	for await (const piece of exportCsv({ format, shop, page })) pieces.push(Buffer.from(piece));
	return Buffer.concat(pieces);
}

interface Linked {
	publicUrl: string;
	text: string;
	name: string;
	filter: ItemFilter;
	format: ExportFormatName;
}

function link(scope: VendorScope<"inventory.read">, { publicUrl, text, name, filter, format }: Linked): Reply {
	const { personId } = scope.actor;
	if (!personId) throw new Error("An export was asked for by nobody.");
	const url = new URL(`/exports/${name}`, publicUrl);
	const until = scope.now.getTime() + LINK_LIFE;
	url.searchParams.set("link", sealExport(scope.vault, { vendorId: scope.vendorId, personId, filter, format, until }));
	return {
		text: `${text}\n${say.exportLink({ minutes: LINK_LIFE / 60_000 })}`,
		fields: [{ name: say.exportLinkName(), value: url.href }],
		audience: "private",
	};
}
