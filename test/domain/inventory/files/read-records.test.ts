import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "../../../../src/domain/core/errors.ts";
import { type FileRecord, readRecords } from "../../../../src/domain/inventory/files/read-records.ts";

/** Reads bytes that come in pieces of these sizes, over and over. */
async function read(bytes: Uint8Array, { sizes = [bytes.length], offset = 0, line = 1, delimiter = "," } = {}): Promise<FileRecord[]> {
	async function* pieces() {
		for (let at = offset, turn = 0; at < bytes.length; turn++) {
			const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
			yield bytes.subarray(at, at + size);
			at += size;
		}
	}
	const records: FileRecord[] = [];
	for await (const bunch of readRecords(pieces(), { offset, line, delimiter })) records.push(...bunch);
	return records;
}

const cell = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 12 }),
	fc.constantFrom("", '"', '""', "a\nb", "a\r\nb", ",", ";", '5" disk', "é", "🔥", "'=1+1"),
);
/** A line of one empty cell is a blank line to whoever reads it. */
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 20 });
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const shape = fc.record({ delimiter: fc.constantFrom(",", ";", "\t"), end: fc.constantFrom("\n", "\r\n", "\r"), quoted: fc.boolean() });

describe("the records of a CSV", () => {
	test("come back as they were written, wherever its pieces are cut", async () => {
		await fc.assert(
			fc.asyncProperty(rows, sizes, shape, async (written, cut, { delimiter, end, quoted }) => {
				const bytes = Buffer.from(stringify(written, { delimiter, record_delimiter: end, quoted, quoted_match: /[\r\n]/ }));
				const records = await read(bytes, { sizes: cut, delimiter });
				expect(records.map(({ cells }) => cells)).toEqual(written);
				expect(records).toEqual(await read(bytes, { delimiter }));
			}),
		);
	});

	test("go on at the place that any of them names", async () => {
		await fc.assert(
			fc.asyncProperty(rows, fc.nat(), async (written, which) => {
				const bytes = Buffer.from(stringify(written, { record_delimiter: "\n", quoted_match: /\r/ }));
				const records = await read(bytes);
				const at = which % records.length;
				const next = records[at]?.next;
				expect(await read(bytes, { ...next })).toEqual(records.slice(at + 1));
			}),
		);
	});

	test("are records, or an error that names a line, whatever the bytes", async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), sizes, async (bytes, cut) => {
				const outcome = await read(bytes, { sizes: cut }).catch((error: unknown) => error);
				if (outcome instanceof DomainError) expect(outcome.message).toMatch(/line \d/i);
				else for (const { cells, line } of outcome as FileRecord[]) expect(cells.length >= 1 && line >= 1).toBe(true);
			}),
		);
	});

	test("are counted by the lines on which they begin, blank ones too", async () => {
		const records = await read(Buffer.from('a,b\r\n\r\n"x\ny",1\n\n\nlast,2'));
		expect(records.map(({ line, cells }) => [line, cells])).toEqual([
			[1, ["a", "b"]],
			[3, ["x\ny", "1"]],
			[7, ["last", "2"]],
		]);
	});

	test("a quote that is never closed is an error, and takes no more than a record's room", async () => {
		await expect(read(Buffer.from(`a,b\n"${"x".repeat(200_000)}`), { sizes: [10_000] })).rejects.toThrow(/line 2/i);
	});
});
