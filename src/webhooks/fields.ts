import { z } from "zod";

/** Text that PostgreSQL can hold: no NUL and no half of a surrogate pair. */
const text = z.string().transform((value) => Buffer.from(value.replaceAll("\0", ""), "utf8").toString("utf8"));

/** Text cut to a length, without spaces at its ends. */
export const label = (max: number) => text.transform((value) => value.trim().slice(0, max));

/** An id. Numbers arrive as the text they were written as. */
export const digits = z.string().regex(/^\d{1,100}$/);

export const count = z
	.string()
	.regex(/^\d{1,7}$/)
	.transform(Number)
	.refine((copies) => copies <= 1_000_000);

export const decimal = z.string().regex(/^\d{1,12}(\.\d{1,12})?$/);
