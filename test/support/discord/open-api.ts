import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Problem } from "./api-answer.ts";

/** Checks a value against a schema of Discord's OpenAPI document, named as in its `components.schemas`. */
export type CheckSchema = (schema: string, value: unknown) => Problem[];

const loaded = new Map<string, CheckSchema>();

/** Reads Discord's official document (github.com/discord/discord-api-spec); without a file every value passes. */
export function loadOpenApi(file: string | undefined): CheckSchema {
	if (!file) return () => [];
	const known = loaded.get(file);
	if (known) return known;
	const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, verbose: false });
	ajv.addSchema(JSON.parse(readFileSync(file, "utf8")), "discord");
	const compiled = new Map<string, ValidateFunction>();
	const check: CheckSchema = (schema, value) => {
		let validate = compiled.get(schema);
		if (!validate) {
			validate = ajv.compile({ $ref: `discord#/components/schemas/${schema}` });
			compiled.set(schema, validate);
		}
		return validate(value) ? [] : tellDeepest(validate.errors ?? []);
	};
	loaded.set(file, check);
	return check;
}

/** A failed `oneOf` reports each branch: the errors deepest in the value tell best what is wrong. */
function tellDeepest(errors: readonly ErrorObject[]): Problem[] {
	const depth = (error: ErrorObject) => error.instancePath.split("/").length;
	const deepest = Math.max(...errors.map(depth));
	const seen = new Map<string, Problem>();
	for (const error of errors) {
		if (depth(error) < deepest) continue;
		const where = error.instancePath.slice(1).replaceAll("/", ".");
		const message = `${error.message ?? "is wrong"} (Discord's OpenAPI, ${error.keyword})`;
		seen.set(where + message, { where, message, code: `OPENAPI_${error.keyword.toUpperCase()}` });
	}
	return [...seen.values()].slice(0, 5);
}
