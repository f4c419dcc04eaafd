import type { Prisma } from "../../generated/prisma/client.ts";

/** A plain copy that a JSON column takes: what is undefined is left out. */
export function toJson(value: object): Prisma.InputJsonObject {
	return JSON.parse(JSON.stringify(value));
}
