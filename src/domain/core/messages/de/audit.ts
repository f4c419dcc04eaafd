import type { audit as english } from "../en/audit.ts";
import type { TextsOf } from "../texts.ts";
import { AUDIT_FIELDS, AUDIT_SENTENCES } from "./audit-words.ts";

/** Who changed what, and when. */
export const audit: TextsOf<typeof english> = {
	badSince: ({ option, value }) => `${option}: „${value.slice(0, 80)}“ ist keine Zeitangabe.`,
	badSinceHint: ({ option }) => `Schreib zum Beispiel ${option}:24h, ${option}:7d, ${option}:today, ${option}:2026-11-01 oder ${option}:2026-11.`,
	/** An action that has no sentence reads as its name: "move-stock" is "move stock". */
	auditSentence: ({ action, subject }) => {
		const sentence = (AUDIT_SENTENCES as Readonly<Record<string, (subject: string) => string>>)[action];
		return sentence ? sentence(subject) : `${action.replaceAll("-", " ")}${subject === "" ? "" : ` ${subject}`}`;
	},
	/** A name that is none of ours (a location's, an attribute's) stays as it is. Null for what says nothing to people. */
	auditFieldName: ({ field }) => {
		const known = AUDIT_FIELDS[field];
		return known === undefined ? field : known;
	},
	auditField: ({ name, before, after }) => {
		if (before === null) return `${name} ${after ?? ""}`;
		return after === null ? `${name} war ${before}` : `${name} ${before} → ${after}`;
	},
	auditValue: (value) => (value === null ? "leer" : value ? "ja" : "nein"),
	auditBlank: () => "„“",
	auditCopies: ({ quantity, sku }) => `${quantity} × ${sku === "" ? "ohne SKU" : sku}`,
	auditMoved: ({ delta }) => `Bestand ${delta > 0 ? "+" : ""}${delta}`,
	auditPriceName: () => "Preis",
	auditWhat: ({ sentence, changes }) => (changes.length === 0 ? sentence : `${sentence}: ${changes.join(", ")}`),
	auditUndone: ({ what }) => `${what} (rückgängig gemacht)`,
	/** Nobody of the team: a marketplace's connection, or the program by itself. */
	auditNobody: () => "Omni-Stock",
	auditMarketplace: () => "ein Marktplatz",
	auditFormer: () => "jemand, der nicht mehr da ist",
	auditSurface: ({ surface }) => SURFACES[surface] ?? surface.charAt(0).toUpperCase() + surface.slice(1),
	auditWhere: ({ surface, workspace }) => (workspace === null ? surface : `${surface} · ${workspace}`),
	auditColumns: () => ["Änderung", "Wann", "Wer", "Wo", "Was"],
	auditFileColumns: () => ["Änderung", "Wann", "Wer", "Wo", "Arbeitsbereich", "Aktion", "Worum es geht", "Was", "Rückgängig gemacht"],
	auditNone: ({ about }) => `Keine Änderungen${about}.`,
	auditNoneHint: () => "Frag nach einem längeren Zeitraum, oder lass sku:, user: oder since: weg.",
	auditText: ({ count, about, more }) => `${more ? "Die neuesten " : ""}${changes(count)}${about}, neueste zuerst.`,
	auditOlder: ({ count, about, before }) => `${changes(count)}${about} vor Änderung ${before}.`,
	auditAbout: ({ sku, user, since }) => `${sku === null ? "" : ` an ${sku}`}${user === null ? "" : ` von ${user}`}${since === null ? "" : ` seit ${since}`}`,
	auditLatest: ({ who, when, what }) => `${who}, ${when}: ${what}`,
	auditMore: () => "Mehr",
	auditFileLabel: () => "Als Datei",
	auditFile: ({ count }) => `Die Datei enthält ${changes(count)}.`,
	auditFileCut: ({ count, before }) => `Die Datei enthält die neuesten ${changes(count)} und endet dort: Weiter geht es mit before:${before}.`,
	auditNoSuchUser: ({ name, near }) => `Niemand namens „${name.slice(0, 80)}“ ist oder war in diesem Shop.${near === null ? "" : ` Meintest du ${near}?`}`,
};

const SURFACES: Readonly<Record<string, string>> = { api: "API", console: "Konsole" };

function changes(count: number): string {
	return `${count.toLocaleString("de")} ${count === 1 ? "Änderung" : "Änderungen"}`;
}
