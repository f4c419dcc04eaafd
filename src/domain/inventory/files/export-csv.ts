import { stringify } from "csv-stringify/sync";
import { defuseCell } from "../../core/defuse-cell.ts";
import type { ExportFormatName, ExportItem, ExportShop } from "../export-formats/export-format.ts";
import { findExportFormat } from "../export-formats/find-export-format.ts";

/** Items read at once. */
export const EXPORT_PAGE = 2_000;

interface Export {
	format: ExportFormatName;
	shop: ExportShop;
	/** The next EXPORT_PAGE items behind this one; fewer are the last. */
	page(after: string | null): Promise<readonly ExportItem[]>;
}

/** An export as the text of a CSV, piece by piece: with a byte order mark, in CRLF, and no cell that a spreadsheet would run. */
export async function* exportCsv({ format, shop, page }: Export): AsyncGenerator<string> {
	const { header, lines } = findExportFormat(format);
	yield `\ufeff${write([header(shop)])}`;
	for (let after: string | null = null; ; ) {
		const items: readonly ExportItem[] = await page(after);
		if (items.length > 0) yield write(items.flatMap((item) => lines(item, shop)));
		if (items.length < EXPORT_PAGE) return;
		after = items.at(-1)?.id ?? null;
	}
}

function write(lines: readonly (readonly string[])[]): string {
	return stringify(
		lines.map((cells) => cells.map(defuseCell)),
		{ record_delimiter: "windows" },
	);
}
