import { say } from "../core/messages/say.ts";
import { formatMoney } from "../core/money.ts";
import { marketplaceTitle } from "../marketplaces/marketplaces.ts";
import type { AuditRow } from "./selectors/list-audit.ts";

/** An entry of the audit in plain words. */
export interface DescribedChange {
	who: string;
	/** "Discord" */
	surface: string;
	/** "O-12", "PKM-4", a name; empty where there is nothing to call it by. */
	subject: string;
	what: string;
}

type Fields = Record<string, unknown>;

/** What people write before a number of each kind. */
const PREFIXES: Readonly<Record<string, string>> = { order: "O", bulk_operation: "B", connection: "M", ticket: "T", customer: "C", receipt: "R" };
const MAX_VALUE = 100;

/** Says who did it, from where, and what was so before and after: a sentence, and each field that changed. */
export function describeChange(row: AuditRow, { currency, locale }: { currency: string; locale: string }): DescribedChange {
	const prefix = PREFIXES[row.subjectKind];
	const subject = prefix && row.subjectNumber !== null ? `${prefix}-${row.subjectNumber}` : (row.subjectName ?? "");
	const money = (minor: bigint) => formatMoney(minor, row.currency ?? currency, locale);
	const changes = [...changedFields(row, subject, money), ...ofTheItem(row, money)];
	const what = say.auditWhat({ sentence: say.auditSentence({ action: row.action, subject }), changes });
	return { who: whoDid(row), surface: say.auditSurface({ surface: row.surface }), subject, what: row.undoneAt ? say.auditUndone({ what }) : what };
}

function whoDid({ personId, who, surface, marketplace }: AuditRow): string {
	if (personId !== null) return who ?? say.auditFormer();
	if (surface !== "webhook") return say.auditNobody();
	return marketplace === null ? say.auditMarketplace() : marketplaceTitle(marketplace);
}

/** What a bulk operation did to the one item that was asked for; its own confirmation tells no item's values. */
function ofTheItem({ action, wasMinor, becameMinor, moved }: AuditRow, money: (minor: bigint) => string): string[] {
	if (!action.startsWith("confirm-bulk-")) return [];
	const parts: string[] = [];
	if (becameMinor !== null)
		parts.push(say.auditField({ name: say.auditPriceName(), before: wasMinor === null ? null : money(wasMinor), after: money(becameMinor) }));
	if (moved !== null && moved !== 0) parts.push(say.auditMoved({ delta: moved }));
	return parts;
}

function changedFields({ before, after }: AuditRow, subject: string, money: (minor: bigint) => string): string[] {
	return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].flatMap((field) => {
		const name = say.auditFieldName({ field });
		const text = (fields: Fields | null) => (fields && field in fields ? readable(field, fields[field], money) : null);
		const [was, became] = [text(before), text(after)];
		// What did not change, what the sentence names already, and what is for machines alone.
		if (name === null || was === became || (was ?? became) === subject) return [];
		return [say.auditField({ name, before: was, after: became })];
	});
}

const FOR_MACHINES = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64})$/;

/** A value as people read it: amounts in the currency, lists in a row, long texts cut short. Null for ids and digests. */
function readable(field: string, value: unknown, money: (minor: bigint) => string): string | null {
	if (value === null || typeof value === "boolean") return say.auditValue(value);
	if (field.endsWith("Minor") && /^-?\d+$/.test(String(value))) return money(BigInt(String(value)));
	if (value === "") return say.auditBlank();
	if (FOR_MACHINES.test(String(value))) return null;
	const text = typeof value === "object" ? nested(value, money) : String(value).replace(/\s+/gu, " ");
	return text !== null && text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text;
}

function nested(value: object, money: (minor: bigint) => string): string | null {
	if (Array.isArray(value)) {
		const parts = value.map((one) => readable("", one, money)).filter((part) => part !== null);
		return value.length === 0 ? say.auditValue(null) : parts.length === 0 ? null : parts.join(", ");
	}
	const { sku, quantity } = value as Fields;
	if (typeof sku === "string" && typeof quantity === "number") return say.auditCopies({ sku, quantity });
	const parts = Object.entries(value).flatMap(([field, one]) => {
		const [name, text] = [say.auditFieldName({ field }), readable(field, one, money)];
		return name === null || text === null ? [] : [say.auditField({ name, before: null, after: text })];
	});
	return parts.length === 0 ? null : parts.join(" ");
}
