import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { formatMoney } from "../../domain/core/money.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { listAttributes } from "../../domain/inventory/categories/list-attributes.ts";
import { priceMargin } from "../../domain/inventory/price-rules/price-margin.ts";
import type { ItemRow } from "../../domain/inventory/selectors/item-row.ts";
import type { LevelRow } from "../../domain/inventory/selectors/list-levels.ts";
import { marginPercent } from "./margin-percent.ts";

type Fields = NonNullable<Reply["fields"]>;

interface Around {
	levels: readonly LevelRow[];
	vendor: { currency: string; locale: string; timezone: string };
	seesCost: boolean;
}

/** Of a graded copy, told in one field. */
const GRADING = ["graded", "grader", "grade", "cert_number"];

/** All that is known of an item, what is asked for most first. */
export function itemShowFields(item: ItemRow, { levels, vendor, seesCost }: Around): Fields {
	const { currency, locale } = vendor;
	const price = formatMoney(item.priceMinor, currency, locale);
	const { grader, grade = null, cert_number: cert = null } = item.attributes;
	const told = (name: () => string, value: string | null) => (value === null ? [] : [{ name: name(), value }]);
	return [
		{ name: say.fieldPrice(), value: item.priceLocked ? say.priceLocked({ price }) : price },
		...told(say.fieldCostMargin, seesCost ? cost(item, vendor) : null),
		...told(say.fieldMarket, market(item, vendor)),
		{ name: say.fieldCategory(), value: item.category },
		{ name: say.fieldCondition(), value: item.condition },
		...told(say.fieldGraded, grader === undefined ? null : say.gradedAs({ grader, grade, cert })),
		{ name: say.fieldOnHand(), value: String(item.onHand) },
		{ name: say.fieldCommitted(), value: String(item.committed) },
		{ name: say.fieldAvailable(), value: String(item.onHand - item.committed) },
		...places(levels),
		...told(say.fieldLowStock, item.lowStockThreshold === null ? null : say.lowStockFrom({ copies: item.lowStockThreshold })),
		...listAttributes(item).filter(({ name }) => grader === undefined || !GRADING.includes(name)),
		...told(say.fieldBarcode, item.barcode),
		...told(say.fieldNotes, item.notes),
		{ name: say.fieldVersion(), value: String(item.version) },
	];
}

/** With its day: one that is not told how old it is would be believed. */
function market({ marketMinor, marketAt }: ItemRow, { currency, locale, timezone }: Around["vendor"]): string | null {
	if (marketMinor === null || marketAt === null) return null;
	const day = dateFormat({ locale, timezone }, { dateStyle: "medium" });
	return say.marketOn({ price: formatMoney(marketMinor, currency, locale), day: day.format(marketAt) });
}

function cost({ priceMinor, costMinor }: ItemRow, { currency, locale }: Around["vendor"]): string | null {
	if (costMinor === null) return null;
	const { minor, share } = priceMargin({ priceMinor, costMinor });
	const money = (amount: bigint) => formatMoney(amount, currency, locale);
	return say.costAndMargin({ cost: money(costMinor), margin: money(minor), percent: marginPercent(share, locale) });
}

/** Location by location, where there is more than one; else the bin alone. */
function places(levels: readonly LevelRow[]): Fields {
	const used = levels.filter(({ onHand, committed, bin }) => onHand > 0 || committed > 0 || bin !== null);
	const several = levels.filter(({ isArchived }) => !isArchived).length > 1 || used.length > 1;
	if (several) return used.length === 0 ? [] : [{ name: say.fieldStock(), value: used.map(say.levelAt).join("\n") }];
	return used.flatMap(({ bin }) => (bin === null ? [] : [{ name: say.fieldBin(), value: bin }]));
}
