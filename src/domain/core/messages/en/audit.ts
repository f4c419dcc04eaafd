import { AUDIT_FIELDS, AUDIT_SENTENCES } from "./audit-words.ts";

/** Who changed what, and when. */
export const audit = {
	badSince: ({ option, value }: { option: string; value: string }) => `${option}: "${value.slice(0, 80)}" is not a time.`,
	badSinceHint: ({ option }: { option: string }) => `Write it like ${option}:24h, ${option}:7d, ${option}:today, ${option}:2026-11-01 or ${option}:2026-11.`,
	/** An action that has no sentence reads as its name: "move-stock" is "move stock". */
	auditSentence: ({ action, subject }: { action: string; subject: string }) => {
		const sentence = (AUDIT_SENTENCES as Readonly<Record<string, (subject: string) => string>>)[action];
		return sentence ? sentence(subject) : `${action.replaceAll("-", " ")}${subject === "" ? "" : ` ${subject}`}`;
	},
	/** "priceMinor" is "price"; what is not a name of ours (a location's) stays as it is. Null for what says nothing to people. */
	auditFieldName: ({ field }: { field: string }) => {
		const known = AUDIT_FIELDS[field];
		if (known !== undefined) return known;
		return /^[a-z][A-Za-z]*$/.test(field) ? field.replace(/Minor$/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : field;
	},
	auditField: ({ name, before, after }: { name: string; before: string | null; after: string | null }) => {
		if (before === null) return `${name} ${after ?? ""}`;
		return after === null ? `${name} was ${before}` : `${name} ${before} → ${after}`;
	},
	auditValue: (value: boolean | null) => (value === null ? "none" : value ? "yes" : "no"),
	auditBlank: () => "“”",
	auditCopies: ({ quantity, sku }: { quantity: number; sku: string }) => `${quantity} × ${sku === "" ? "no SKU" : sku}`,
	auditMoved: ({ delta }: { delta: number }) => `stock ${delta > 0 ? "+" : ""}${delta}`,
	auditPriceName: () => "price",
	auditWhat: ({ sentence, changes }: { sentence: string; changes: readonly string[] }) =>
		changes.length === 0 ? sentence : `${sentence}: ${changes.join(", ")}`,
	auditUndone: ({ what }: { what: string }) => `${what} (undone)`,
	/** Nobody of the team: a marketplace's connection, or the program by itself. */
	auditNobody: () => "Omni-Stock",
	auditMarketplace: () => "a marketplace",
	auditFormer: () => "someone who left",
	auditSurface: ({ surface }: { surface: string }) => (surface === "api" ? "API" : surface.charAt(0).toUpperCase() + surface.slice(1)),
	auditWhere: ({ surface, workspace }: { surface: string; workspace: string | null }) => (workspace === null ? surface : `${surface} · ${workspace}`),
	auditColumns: () => ["Change", "When", "Who", "Where", "What"],
	auditFileColumns: () => ["Change", "When", "Who", "Surface", "Workspace", "Action", "Subject", "What", "Undone"],
	auditNone: ({ about }: { about: string }) => `No changes${about}.`,
	auditNoneHint: () => "Ask for a longer time, or leave sku:, user: or since: out.",
	auditText: ({ count, about, more }: { count: number; about: string; more: boolean }) =>
		`${more ? "The latest " : ""}${count} ${count === 1 ? "change" : "changes"}${about}, newest first.`,
	auditOlder: ({ count, about, before }: { count: number; about: string; before: string }) =>
		`${count} ${count === 1 ? "change" : "changes"}${about} before change ${before}.`,
	auditAbout: ({ sku, user, since }: { sku: string | null; user: string | null; since: string | null }) =>
		`${sku === null ? "" : ` to ${sku}`}${user === null ? "" : ` by ${user}`}${since === null ? "" : ` since ${since}`}`,
	auditLatest: ({ who, when, what }: { who: string; when: string; what: string }) => `${who}, ${when}: ${what}`,
	auditMore: () => "More",
	auditFileLabel: () => "As a file",
	auditFile: ({ count }: { count: number }) => `The file has ${count.toLocaleString("en")} ${count === 1 ? "change" : "changes"}.`,
	auditFileCut: ({ count, before }: { count: number; before: string }) =>
		`The file has the latest ${count.toLocaleString("en")} changes and ends there: go on with before:${before}.`,
	auditNoSuchUser: ({ name, near }: { name: string; near: string | null }) =>
		`Nobody called "${name.slice(0, 80)}" is or was in this shop.${near === null ? "" : ` Did you mean ${near}?`}`,
};
