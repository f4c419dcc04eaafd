import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { inWords } from "./in-words.ts";

/** A file that came with a command, from an attachment or a path; read once, as a stream. */
export interface FileInput {
	readonly name: string;
	/** Bytes, where the platform tells before the download. */
	readonly size: number | null;
	open(): AsyncIterable<Uint8Array>;
}

/** What a surface may pass for an option: text as typed, or a file. */
export type RawValue = string | FileInput;

/** What the autocomplete looks up. */
export type Suggest = "sku" | "order" | "operation" | "command" | "location" | "set" | "member" | "workspace" | "rule" | "connection";

interface OptionShape {
	kind: "text" | "integer" | "choice" | "role" | "file";
	/** One line, at most 100 characters. */
	description: string;
	/** May be given without its name, in the order of the options. Required options always may. */
	positional: boolean;
	/** Takes all remaining words: the last positional one only. */
	rest?: boolean;
	suggest?: Suggest;
	/** Never shown again once typed, not even to say that it is wrong. */
	secret?: boolean;
	choices?: readonly string[];
	min?: number;
	/** The largest number; of a text, its most characters. */
	max?: number;
}

const shapes = z.registry<OptionShape>();

/** An option as the surfaces see it. */
export interface Option extends OptionShape {
	name: string;
	required: boolean;
}

/** The options of a command, in their order; described in the language that is spoken. */
export function listOptions(input: z.ZodObject): Option[] {
	return Object.entries(input.shape).map(([name, schema]) => {
		const shape = shapes.get(schema as z.ZodType);
		if (!shape) throw new Error(`Option ${name} was not made by option.ts`);
		return { ...shape, description: inWords(shape.description), name, required: !(schema as z.ZodType).safeParse(undefined).success };
	});
}

type TextOptions = { positional?: boolean; rest?: boolean; suggest?: Suggest; max?: number; secret?: boolean };

function textSchema(max: number) {
	return z
		.string()
		.trim()
		.min(1, { error: () => say.optionEmpty() })
		.max(max, { error: () => say.optionTooLong({ max }) })
		.regex(/^[^\0]*$/, { error: () => say.optionUnstorable() });
}

/** Text that must be given. */
export function text(description: string, { positional = true, max = 200, ...shape }: TextOptions = {}) {
	return textSchema(max).register(shapes, { kind: "text", description, positional, max, ...shape });
}

/** Text that may be left out. */
export function optionalText(description: string, { positional = false, max = 200, ...shape }: TextOptions = {}) {
	return textSchema(max)
		.optional()
		.register(shapes, { kind: "text", description, positional, max, ...shape });
}

function integerSchema(min: number, max: number) {
	return z
		.string()
		.regex(/^[+-]?\d{1,10}$/, { error: () => say.notWhole() })
		.transform(Number)
		.refine((value) => value >= min && value <= max, { error: () => say.outOfRange({ min, max }) });
}

/** The largest quantity that one command moves; an int4 holds far more, a shop's shelf does not. */
const MAX_QUANTITY = 1_000_000;

type IntegerOptions = { min?: number; max?: number; positional?: boolean };

/** A whole number that must be given. */
export function integer(description: string, { min = 0, max = MAX_QUANTITY, positional = true }: IntegerOptions = {}) {
	return integerSchema(min, max).register(shapes, { kind: "integer", description, positional, min, max });
}

/** A whole number that may be left out. */
export function optionalInteger(description: string, { min = 0, max = MAX_QUANTITY, positional = false }: IntegerOptions = {}) {
	return integerSchema(min, max).optional().register(shapes, { kind: "integer", description, positional, min, max });
}

/** One of a few words, that may be left out. */
export function optionalChoice<const T extends readonly [string, ...string[]]>(description: string, choices: T, { positional = false } = {}) {
	return z
		.string()
		.transform((value) => value.trim().toLowerCase())
		.pipe(z.enum(choices))
		.optional()
		.register(shapes, { kind: "choice", description, positional, choices });
}

/** One of a few words, that must be given. */
export function choice<const T extends readonly string[]>(description: string, choices: T) {
	return z
		.string()
		.transform((value) => value.trim().toLowerCase())
		.pipe(z.enum(choices))
		.register(shapes, { kind: "choice", description, positional: true, choices });
}

/** A role of the platform, or a user group: as a mention, with its name behind a bar where the platform tells it. Where the platform can, it is picked. */
export function platformRole(description: string) {
	return textSchema(200).register(shapes, { kind: "role", description, positional: true });
}

function fileSchema() {
	return z.custom<FileInput>((value) => typeof value === "object" && value !== null && "open" in value, { error: () => say.fileNeeded() });
}

/** A file: an attachment, or a path on the console. */
export function file(description: string) {
	return fileSchema().register(shapes, { kind: "file", description, positional: true });
}

/** A file that may be left out. */
export function optionalFile(description: string) {
	return fileSchema().optional().register(shapes, { kind: "file", description, positional: false });
}
