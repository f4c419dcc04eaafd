import { v7 as uuidv7 } from "uuid";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { inShopsLanguage } from "../../vendors/in-shops-language.ts";
import { describeNews } from "../../vendors/notices/describe-news.ts";
import { announce } from "../../vendors/services/announce.ts";
import { shortCondition } from "../conditions/short-condition.ts";
import type { FallenLow } from "../fallen-low-sql.ts";

/** Tells who watches low stock what became low in this transaction; nothing when nothing did. */
export async function announceLow(scope: VendorScope, { count, items }: FallenLow): Promise<void> {
	if (count === 0) return;
	const detail = { kind: "low-stock" as const, count, items: items.map((item) => ({ ...item, condition: shortCondition(item.condition) })) };
	const reply = await inShopsLanguage(scope, async () => describeNews(detail));
	await announce(scope, { topic: "low-stock", key: `low:${uuidv7()}`, reply, group: { key: "low-stock", detail } });
}
