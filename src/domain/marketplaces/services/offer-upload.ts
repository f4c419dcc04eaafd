import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { fileLabel } from "../file-label.ts";
import { writeUpload } from "../market-files/write-upload.ts";
import { findNewestFile } from "../selectors/find-newest-file.ts";
import { getMarketFile } from "../selectors/get-market-file.ts";
import { listUploadLines } from "../selectors/list-upload-lines.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	/** Listings, by the marketplace's ids, of which it is not known what stands there. */
	except: z.array(z.string()).default([]),
});

interface Offer {
	/** F-12 is 12. */
	number: number;
	name: string;
	body: Uint8Array;
	listings: number;
	/** When it was made before, and nobody has said since what became of it: another one beside it would add its differences twice. Null for one made now. */
	madeAt: Date | null;
}

/** The file by which a marketplace comes to show what it should; null when it does. Its connection must be held. */
export async function offerUpload(scope: VendorScope<"market.read" | "order.write">, input: z.input<typeof inputSchema>): Promise<Offer | null> {
	const { connectionId, except } = parseInput(inputSchema, input);
	const open = await findNewestFile(scope, { connectionId, statuses: ["offered"] });
	if (open) {
		const { number, name, body, deltas, createdAt } = await getMarketFile(scope, { number: open.number });
		return { number, name, body: body ?? new Uint8Array(), listings: Object.keys(deltas).length, madeAt: createdAt };
	}
	const lines = await listUploadLines(scope, { connectionId, except });
	if (lines.length === 0) return null;
	const number = await nextNumber(scope, "market_file");
	const [name, body] = [`tcgplayer-${fileLabel(number)}.csv`, writeUpload(lines)];
	const deltas = Object.fromEntries(lines.map(({ listingId, seen, should }) => [listingId, should - seen]));
	await scope.write.marketFile.create({
		data: { vendorId: scope.vendorId, connectionId, number, kind: "upload", name, body: Buffer.from(body), status: "offered", deltas },
		select: { id: true },
	});
	return { number, name, body, listings: lines.length, madeAt: null };
}
