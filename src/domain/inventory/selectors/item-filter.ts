import { Prisma } from "../../../generated/prisma/client.ts";
import { type Category, conditionsMeant, normaliseCondition } from "../categories.ts";

/** What /find and a bulk operation's source may ask for; every part that is left out matches all. */
export interface ItemFilter {
	readonly words?: string | undefined;
	readonly category?: Category | undefined;
	/** A condition's name or abbreviation. */
	readonly condition?: string | undefined;
}

/** The condition of a WHERE over `item`: live items of the vendor that have every word, without case and accents. */
export function itemFilter(vendorId: string, { words, category, condition }: ItemFilter): Prisma.Sql {
	const parts = [Prisma.sql`item.vendor_id = ${vendorId}::uuid`, Prisma.sql`item.archived_at IS NULL`];
	for (const word of (words ?? "").split(/\s+/u).filter(Boolean).slice(0, 10)) {
		parts.push(Prisma.sql`item.search_text LIKE '%' || omni_fold(${escapeLike(word)}) || '%'`);
	}
	if (category) parts.push(Prisma.sql`item.category = ${category}`);
	if (condition) {
		const meant = category ? [normaliseCondition(category, condition)] : conditionsMeant(condition);
		parts.push(Prisma.sql`item.condition = ANY(${meant})`);
	}
	return Prisma.join(parts, " AND ");
}

/** LIKE's own signs, taken as letters. */
export function escapeLike(text: string): string {
	return text.replace(/[\\%_]/g, "\\$&");
}
