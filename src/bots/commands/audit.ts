import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { nearest } from "../../domain/core/nearest.ts";
import { parseSince } from "../../domain/core/parse-since.ts";
import type { ReadScope, Surface } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { findItemBySku } from "../../domain/inventory/selectors/find-item-by-sku.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import { describeChange } from "../../domain/vendors/describe-change.ts";
import { memberHandle } from "../../domain/vendors/member-handle.ts";
import { getMemberNamed } from "../../domain/vendors/selectors/get-member-named.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { type AuditRow, listAudit } from "../../domain/vendors/selectors/list-audit.ts";
import { listAuditPeople } from "../../domain/vendors/selectors/list-audit-people.ts";
import { csvAttachment } from "../rendering/csv-attachment.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger, optionalText } from "./option.ts";
import { quoteValue } from "./quote-value.ts";

const PAGE_SIZE = 15;
/** Changes that one file holds. */
const FILE_SIZE = 10_000;

export const audit = defineCommand({
	name: "audit",
	summary: "Who changed what: every change, with who, when, where, before and after",
	examples: ["/audit sku:PKM-SWSH10.5-055-H-NM", "/audit since:7d", '/audit user:"Anna" since:2026-11-01 format:csv'],
	input: z.strictObject({
		sku: optionalText("One item only: its changes, its sales, the bulk operations that touched it", { suggest: "sku" }),
		user: optionalText("One person's changes only, by name; former members too"),
		since: optionalText("From when on: 24h, 7d, today, 2026-11-01", { max: 30 }),
		before: optionalInteger("Only changes with smaller numbers than this one", { min: 1, max: 2_147_483_647 }),
		format: optionalChoice("csv attaches all of them as a file", ["csv"]),
	}),
	needs: ["audit.read", "inventory.read", "shop.read"],
	audience: "private",
	async run(scope, { sku, user, since, before, format }, { surface }) {
		const { currency, locale, timezone } = await getVendor(scope);
		const item = sku === undefined ? null : ((await findItemBySku(scope, { sku })) ?? (await getItemBySku(scope, { sku })));
		const person = user === undefined ? null : await findPerson(scope, { typed: user, surface });
		const limit = format === "csv" ? FILE_SIZE : PAGE_SIZE;
		const found = await listAudit(scope, {
			itemId: item?.id,
			personIds: person?.ids,
			since: since === undefined ? undefined : parseSince(since, { now: scope.now, timezone }),
			before: before === undefined ? undefined : BigInt(before),
			limit: limit + 1,
		});
		const rows = found.slice(0, limit);
		const about = say.auditAbout({ sku: item?.sku ?? null, user: person?.name ?? null, since: since ?? null });
		const last = found.length > limit ? String(rows.at(-1)?.number) : null;
		if (rows.length === 0) return { text: `${say.auditNone({ about })}\n${say.auditNoneHint()}`, audience: "private" };
		const filters = [item && `sku:${quoteValue(item.sku)}`, person && `user:${quoteValue(user ?? "")}`, since && `since:${quoteValue(since)}`].filter(Boolean);
		const again = ["/audit", ...filters].join(" ");
		if (format === "csv") return asFile(rows, { currency, locale, timezone, last });
		const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
		const table = rows.map((row) => {
			const { who, surface, what } = describeChange(row, { currency, locale });
			return {
				who,
				when: when.format(row.createdAt),
				what,
				cells: [String(row.number), when.format(row.createdAt), who, say.auditWhere({ surface, workspace: row.workspace }), what],
			};
		});
		const count = rows.length;
		const heading = before === undefined ? say.auditText({ count, about, more: last !== null }) : say.auditOlder({ count, about, before: String(before) });
		return {
			text: [heading, ...table.slice(0, 1).map(say.auditLatest)].join("\n"),
			rows: { columns: say.auditColumns(), rows: table.map(({ cells }) => cells) },
			actions: [
				...(last === null ? [] : [{ label: say.auditMore(), command: `${again} before:${last}`, style: "secondary" as const }]),
				{ label: say.auditFileLabel(), command: `${again} format:csv`, style: "secondary" },
			],
			audience: "private",
		};
	},
});

/**
 * Whoever is or was of the shop by that name, all of them where several are called so; one by a handle ("Ana#3f2a") or a mention.
 * @throws DomainError not_found, with the nearest name
 */
async function findPerson(
	scope: ReadScope<"audit.read" | "shop.read">,
	{ typed, surface }: { typed: string; surface: Surface },
): Promise<{ name: string; ids: string[] }> {
	if (typed.startsWith("<@")) {
		const { displayName, personId } = await getMemberNamed(scope, { named: typed, surface });
		return { name: displayName, ids: [personId] };
	}
	const people = await listAuditPeople(scope);
	const wanted = typed.replace(/^@/, "").toLowerCase();
	const isMeant = (person: (typeof people)[number]) => [person.displayName, memberHandle(person)].some((name) => name.toLowerCase() === wanted);
	const meant = people.filter(isMeant);
	const [first] = meant;
	if (first) return { name: first.displayName, ids: meant.map(({ personId }) => personId) };
	const names = people.map(({ displayName }) => displayName);
	throw new DomainError("not_found", say.auditNoSuchUser({ name: typed, near: nearest(wanted, names) }));
}

function asFile(
	rows: readonly AuditRow[],
	{ currency, locale, timezone, last }: { currency: string; locale: string; timezone: string; last: string | null },
): Reply {
	// As spreadsheets read it, whatever the locale: "2026-11-24 10:30:05".
	const stamp = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: timezone });
	const cells = rows.map((row) => {
		const { who, surface, subject, what } = describeChange(row, { currency, locale });
		const undone = row.undoneAt ? stamp.format(row.undoneAt) : "";
		return [String(row.number), stamp.format(row.createdAt), who, surface, row.workspace ?? "", row.action, subject, what, undone];
	});
	const count = rows.length;
	return {
		text: last === null ? say.auditFile({ count }) : say.auditFileCut({ count, before: last }),
		attachments: [csvAttachment("audit.csv", { columns: say.auditFileColumns(), rows: cells })],
		audience: "private",
	};
}
