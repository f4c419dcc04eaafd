import { beforeAll, expect, test } from "vitest";
import { arrayText } from "../../../src/domain/core/array-text.ts";
import { testDatabase } from "../../support/database.ts";
import { query } from "../../support/query.ts";

let url: string;
beforeAll(async () => {
	url = (await testDatabase()).ownerUrl;
});

async function through(values: Parameters<typeof arrayText>[0], type: string): Promise<unknown> {
	const [row] = await query<{ read: unknown }>(url, `SELECT to_json($1::${type}[]) AS read`, [arrayText(values)]);
	return row?.read;
}

test("texts come through as they are, whatever they hold", async () => {
	const texts = ["plain", "", "NULL", "null", " a, b ", '5" disk', "back\\slash \\n", "{brace}", "line\nbreak\ttab", "Pokémon 卡", "'quote'"];
	expect(await through(texts, "text")).toEqual(texts);
});

test("what is nothing is null, numbers and ids are themselves, and objects are JSON", async () => {
	expect(await through([null, undefined, "x"], "text")).toEqual([null, null, "x"]);
	expect(await through([1n, null, -2n], "bigint")).toEqual([1, null, -2]);
	expect(await through([true, false], "boolean")).toEqual([true, false]);
	expect(await through(["01a22681-3dde-75d0-99e8-35a03c78f5f5"], "uuid")).toEqual(["01a22681-3dde-75d0-99e8-35a03c78f5f5"]);
	expect(await through([{ title: 'a "b", \\c', bin: null }, null], "jsonb")).toEqual([{ title: 'a "b", \\c', bin: null }, null]);
	expect(await through([], "int")).toEqual([]);
});
