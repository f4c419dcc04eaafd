import { say } from "../../../core/messages/say.ts";
import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { ImportLine } from "../../imports/read-import-line.ts";
import { findImportCandidates, type ImportClue } from "./find-import-candidates.ts";

/** A line's SKU; or none, and why. */
export type LineName = { sku: string } | { sku: null; reason: string; isDoubtful: boolean };

/** For each line, in their order, the SKU that it means: its own, or of the one item that all else it says is true of. */
export async function nameImportLines(scope: ReadScope, { lines }: { lines: readonly ImportLine[] }): Promise<LineName[]> {
	const unnamed = lines.filter(({ sku }) => sku === null);
	const found = unnamed.length === 0 ? [] : await findImportCandidates(scope, { clues: unnamed.map(clueOf) });
	const candidates = new Map(unnamed.map((line, place) => [line, found[place]?.skus ?? []]));
	return lines.map((line) => {
		if (line.sku !== null) return { sku: line.sku };
		const skus = candidates.get(line) ?? [];
		if (skus.length > 1) return { sku: null, reason: say.lineDoubtful({ skus }), isDoubtful: true };
		const sku = skus[0] ?? line.newSku;
		return sku === null ? { sku: null, reason: say.lineUnknown(), isDoubtful: false } : { sku };
	});
}

function clueOf({ newSku, barcode, title, condition, attributes }: ImportLine): ImportClue {
	return {
		tcgplayerSkuId: attributes.tcgplayer_sku_id ?? null,
		newSku,
		barcode,
		title,
		setName: attributes.set_name ?? null,
		collectorNumber: attributes.collector_number ?? null,
		condition,
		finish: attributes.finish ?? null,
		language: attributes.language ?? null,
	};
}
