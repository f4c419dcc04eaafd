import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const FOLDER = fileURLToPath(new URL("../../../src/domain/core/messages/", import.meta.url));
const languages = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it.each(languages)("no two texts of $name have the same name: the later one would silently stand in for the other", async ({ name: language }) => {
	const places = new Map<string, string[]>();
	for (const file of readdirSync(`${FOLDER}${language}`)) {
		const texts: Record<string, unknown> = await import(`${FOLDER}${language}/${file}`);
		for (const part of Object.values(texts)) {
			if (typeof part !== "object" || part === null) continue;
			for (const name of Object.keys(part)) places.set(name, [...(places.get(name) ?? []), file]);
		}
	}
	expect(places.size).toBeGreaterThan(1_000);
	expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});
