import type { ImportFormat } from "./import-format.ts";

const YES = /^(yes|y|true|1|x)$/i;
const NO = /^(no|n|false|0|-)$/i;

/** Any other file, by a mapping: a column "Foil" says yes or no. */
export const mappedFile: ImportFormat = {
	name: "mapped",
	marks: [],
	roles: {},
	quantityIsAvailable: false,
	adapt(cell) {
		const finish = cell("finish");
		if (finish === null) return { said: {} };
		return { said: { finish: YES.test(finish) ? "foil" : NO.test(finish) ? null : finish } };
	},
};
