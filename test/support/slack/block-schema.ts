import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { Json } from "../emulator/json.ts";

/** What is wrong with a block's shape, as Slack words it: "must … [json-pointer:/blocks/0/text]". */
export type CheckShape = (block: Json, pointer: string) => string[];

let loaded: Promise<CheckShape> | undefined;

/**
 * Checks shapes against Slack's own TypeScript types (there is no official JSON schema of Block Kit). Making the schema takes some
 * seconds, so it is kept in the temporary folder; when it can't be made, shapes go unchecked and a note is printed.
 */
export function loadBlockSchema(): Promise<CheckShape> {
	loaded ??= load().catch((error: unknown) => {
		console.warn(`The shapes of Slack blocks go unchecked: ${String(error)}`);
		return () => [];
	});
	return loaded;
}

async function load(): Promise<CheckShape> {
	const require = createRequire(import.meta.url);
	const types = createRequire(require.resolve("@slack/bolt")).resolve("@slack/types");
	const { version } = JSON.parse(readFileSync(join(dirname(types), "..", "package.json"), "utf8")) as { version: string };
	const cache = join(tmpdir(), `slack-blocks-${version}.schema.json`);
	if (!existsSync(cache)) {
		const { createGenerator } = await import("ts-json-schema-generator");
		const schema = createGenerator({ path: types.replace(/\.js$/, ".d.ts"), type: "KnownBlock", skipTypeCheck: true, expose: "export" }).createSchema(
			"KnownBlock",
		);
		writeFileSync(`${cache}.${process.pid}`, JSON.stringify(schema));
		renameSync(`${cache}.${process.pid}`, cache);
	}
	return compile(JSON.parse(readFileSync(cache, "utf8")) as { definitions: Record<string, Json> });
}

/** The definition is chosen by the block's type: an error of a union of all blocks would tell nothing. */
function compile(schema: { definitions: Record<string, Json> }): CheckShape {
	const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
	ajv.addSchema(schema, "slack");
	const byType = new Map<string, ValidateFunction>();
	for (const [name, definition] of Object.entries(schema.definitions)) {
		const [shape = definition] = (definition.anyOf as Json[] | undefined) ?? [];
		const type = (shape.properties as Record<string, Json> | undefined)?.type?.const;
		if (name.endsWith("Block") && typeof type === "string") byType.set(type, ajv.compile({ $ref: `slack#/definitions/${name}` }));
	}
	return (block, pointer) => {
		const validate = byType.get(String(block.type));
		if (!validate) return [`unsupported type: ${String(block.type)} [json-pointer:${pointer}/type]`];
		return validate(block) ? [] : tellDeepest(validate.errors ?? [], pointer);
	};
}

function tellDeepest(errors: readonly ErrorObject[], pointer: string): string[] {
	const depth = (error: ErrorObject) => error.instancePath.split("/").length;
	const deepest = Math.max(...errors.map(depth));
	const told = errors
		.filter((error) => depth(error) === deepest)
		.map((error) => {
			const extra = error.keyword === "additionalProperties" ? `: ${String(error.params.additionalProperty)}` : "";
			return `${error.message ?? "is wrong"}${extra} [json-pointer:${pointer}${error.instancePath}]`;
		});
	return [...new Set(told)].slice(0, 5);
}
