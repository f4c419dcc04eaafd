import { describe, expect, it } from "vitest";
import { detectEncoding } from "../../../../src/domain/inventory/files/detect-encoding.ts";
import { type FileRecord, readRecords } from "../../../../src/domain/inventory/files/read-records.ts";
import { importColumns } from "../../../../src/domain/inventory/imports/import-columns.ts";
import { openImportFile } from "../../../../src/domain/inventory/imports/open-import-file.ts";
import { readImportLine } from "../../../../src/domain/inventory/imports/read-import-line.ts";

/** All records, the file coming in pieces of this many bytes. */
async function records(text: string, pieceSize = 1_000_000): Promise<FileRecord[]> {
	const bytes = Buffer.from(text);
	const { start, startLine, delimiter } = openImportFile(bytes);
	return collect(bytes, { offset: start, line: startLine, delimiter }, pieceSize);
}

async function collect(bytes: Buffer, from: { offset: number; line: number; delimiter: string }, pieceSize: number): Promise<FileRecord[]> {
	async function* pieces() {
		for (let at = from.offset; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
	}
	const found: FileRecord[] = [];
	for await (const bunch of readRecords(pieces(), from)) found.push(...bunch);
	return found;
}

const AT = new Date("2026-11-28T12:00:00Z");
const readOwn = (cells: string[], header: string[]) =>
	readImportLine(cells, importColumns(header), { format: "omni", currency: "USD", locale: "en", at: AT, carried: null }).line;

const TRICKY = '\ufeffsku;title;price\r\nA;"two\r\nlines ""quoted""";"1,50"\r\n\r\nB;5" disk;2\r\nC;Pokémon;3';

describe("a file", () => {
	it("is read with BOM, semicolons, CRLF, quotes, line breaks in quotes, blank lines and no last line break", async () => {
		expect((await records(TRICKY)).map(({ cells, line }) => ({ cells, line }))).toEqual([
			{ cells: ["A", 'two\r\nlines "quoted"', "1,50"], line: 2 },
			{ cells: ["B", '5" disk', "2"], line: 5 },
			{ cells: ["C", "Pokémon", "3"], line: 6 },
		]);
	});

	it("reads the same however it is cut into pieces, and from the end of any record on", async () => {
		const whole = await records(TRICKY);
		for (let size = 1; size < 20; size++) expect(await records(TRICKY, size)).toEqual(whole);
		for (const [place, { next }] of whole.entries()) {
			expect(await collect(Buffer.from(TRICKY), { ...next, delimiter: ";" }, 7)).toEqual(whole.slice(place + 1));
		}
	});

	it("whose quote is never closed is refused with the line", async () => {
		await expect(records('sku,price\nA,1\nB,"2\nC,3\n')).rejects.toThrow(/from line 3 on/);
		await expect(records(`sku,price\nA,1\nB,"${"x".repeat(100_000)}\n`)).rejects.toThrow(/from line 3 on/);
	});

	it("that is empty, an archive or binary is refused in words", () => {
		expect(() => openImportFile(Buffer.alloc(0))).toThrow(/empty/);
		expect(() => detectEncoding(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toThrow(/Excel workbook or an archive/);
		expect(() => detectEncoding(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]))).toThrow(/UTF-8/);
	});

	it("hands a failed read on", async () => {
		async function* broken() {
			yield Buffer.from("A,1\n");
			throw new Error("the line went dead");
		}
		const all = async () => {
			for await (const _ of readRecords(broken(), { offset: 0, line: 1, delimiter: "," }));
		};
		await expect(all()).rejects.toThrow("the line went dead");
	});
});

describe("the columns", () => {
	it("come in any case and order, with spaces for underscores", () => {
		const { fields, attributes } = importColumns(["Price", "SKU", "Set Name"]);
		expect(fields).toEqual({ price: 0, sku: 1 });
		expect(attributes).toEqual([{ name: "set_name", place: 2 }]);
	});

	it.each([
		[["sku", "pirce"], /"pirce".*Did you mean price/],
		[["sku", "price", "Price"], /"Price" twice/],
		[["title", "price"], /no column "sku"/],
		[["sku", "title"], /no column "price"/],
	])("%j is refused by name", (header, message) => {
		expect(() => importColumns(header)).toThrow(message);
	});
});

describe("a line", () => {
	const header = ["sku", "title", "category", "condition", "price", "currency", "quantity", "cost", "set_name", "platform"];
	const read = (cells: string[]) => readOwn(cells, header);
	const good = ["A-1", "Charizard", "TCG-single", "nm", "250,00", "usd", "2", "", "Base Set", ""];

	it("is understood", () => {
		expect(read(good)).toEqual({
			sku: "A-1",
			newSku: null,
			title: "Charizard",
			category: "tcg-single",
			condition: "Near Mint",
			attributes: { set_name: "Base Set" },
			priceMinor: 25_000n,
			costMinor: null,
			barcode: null,
			quantity: 2,
			added: null,
			isAvailable: false,
			bin: null,
			location: null,
			marketMinor: null,
			marketAt: null,
			notes: null,
		});
	});

	it("may carry a barcode, printed with blanks or without", () => {
		const line = (barcode: string) => readOwn(["A-1", "1", barcode], ["sku", "price", "barcode"])?.barcode;
		expect([line("0 45496-59044 4"), line("SHELF 12"), line("")]).toEqual(["045496590444", "SHELF 12", null]);
		expect(() => line("9".repeat(65))).toThrow(/longer than 64/);
	});

	it("may leave all but the SKU empty", () => {
		expect(read(["A-1", "", "", "", "", "", "", "", "", ""])).toMatchObject({ title: null, priceMinor: null, quantity: null });
	});

	it.each([
		[0, "", /no SKU/],
		[2, "tgc-single", /"tgc-single" is none of.*Did you mean tcg-single/],
		[3, "shiny", /"shiny" is none of/],
		[4, "-1.00", /price: "-1.00" is negative/],
		[4, "cheap", /price: "cheap" is not an amount/],
		[4, "1.999", /at most 2 decimals/],
		[4, "99999999999999", /more than an item can cost/],
		[5, "EUR", /"EUR" is not the shop's/],
		[6, "1.5", /quantity: "1.5" is not a whole number/],
		[6, "-1", /quantity: "-1" is not/],
		[6, "2147483648", /quantity: "2147483648" is not/],
		[7, "-3", /cost: "-3" is negative/],
		[9, "Game Boy", /attribute "platform"/],
		[1, "Pok\ufffdmon", /not UTF-8/],
	])("with column %d as %j is refused with the value", (place, value, message) => {
		expect(() => read(good.with(place, value))).toThrow(message);
	});

	it("with a SKU or a title that is too long is refused", () => {
		expect(() => read(good.with(0, "x".repeat(65)))).toThrow(/longer than 64/);
		expect(() => read(good.with(1, "x".repeat(1001)))).toThrow(/1,001 characters/);
	});

	it("with too few or too many values is refused", () => {
		expect(() => read(good.slice(1))).toThrow(/9 values.*10 columns/);
		expect(() => read([...good, "x"])).toThrow(/11 values/);
	});
});
