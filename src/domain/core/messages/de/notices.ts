import type { notices as english } from "../en/notices.ts";
import type { TextsOf } from "../texts.ts";
import { inventory } from "./inventory.ts";

const { copies } = inventory;
const number = (value: number) => value.toLocaleString("de");
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

const TOPIC_NAMES: Readonly<Record<string, string>> = { sales: "Verkäufe", "low-stock": "niedriger Bestand", bulk: "Sammeländerungen", errors: "Fehler" };
const SURFACE_NAMES: Readonly<Record<string, string>> = { discord: "Discord", slack: "Slack", console: "Konsole" };

interface News {
	topics: readonly string[];
	quietHours: string | null;
	digestAt: string | null;
}

const digest = (digestAt: string | null) => (digestAt === null ? [] : [`Tagesübersicht um ${digestAt}`]);
const heard = ({ topics, digestAt }: News) => [...topics.map((topic) => TOPIC_NAMES[topic] ?? topic), ...digest(digestAt)].join(", ") || "nichts";
const quiet = (quietHours: string | null) => (quietHours === null ? "" : `; Ruhezeit von ${quietHours.replace("-", " bis ")}`);

/** What the bot says by itself: who hears what, and what groups of news say. */
export const notices: TextsOf<typeof english> = {
	badTopic: ({ typed, near, topics }) => `„${typed.slice(0, 80)}“ passt nicht. Möglich: ${topics.join(", ")}.${near === null ? "" : ` Meintest du ${near}?`}`,
	subscribed: (news) => `In diesem Kanal wird ab jetzt gemeldet: ${heard(news)}${quiet(news.quietHours)}.`,
	unsubscribed: () => "In diesem Kanal wird nichts mehr gemeldet.",
	notSubscribed: () => "In diesem Kanal wird nichts gemeldet.",
	notSubscribedHint: () => "Lass dir etwas melden: /notify here sales low-stock",
	notifiedOf: ({ topics }) => `In diesem Kanal wird das nicht gemeldet: ${topics.join(", ")}. Es wurde nichts geändert.`,
	subscriptionMoved: (news) => `In diesem Kanal wird inzwischen gemeldet: ${heard(news)}. Jemand hat es seitdem geändert. Es wurde nichts rückgängig gemacht.`,
	undoneSubscription: (news) => `Im Kanal wird gemeldet: ${heard(news)}${quiet(news.quietHours)}.`,
	badQuietHours: ({ value }) => `quiet: „${value.slice(0, 40)}“ ist keine Zeitspanne des Tages.`,
	badQuietHoursHint: () => "Schreib, wann sie beginnt und endet, etwa quiet:22:00-08:00, oder quiet:none für keine.",
	badDigestTime: ({ value }) => `digest: „${value.slice(0, 40)}“ ist keine Uhrzeit.`,
	badDigestTimeHint: () => "Schreib sie als digest:08:00, oder digest:none für keine Tagesübersicht.",
	notifyNone: () => "Noch wird in keinem Kanal etwas gemeldet.",
	notifyList: ({ count, timezone }) => `In ${plural(count, "Kanal", "Kanälen")} wird gemeldet, was passiert. Uhrzeiten gelten in der Zeitzone ${timezone}.`,
	notifyColumns: () => ["Wo", "Kanal", "Gemeldet wird", "Ruhezeit", "Tagesübersicht"],
	notifyWhere: ({ surface, workspace, isHere }) => `${workspace} (${SURFACE_NAMES[surface] ?? surface}${isHere ? ", dieser Kanal" : ""})`,
	notifyTopics: ({ topics }) => topics.map((topic) => TOPIC_NAMES[topic] ?? topic).join(", ") || "–",
	fulfilLabel: () => "Versenden",
	openOrdersLabel: () => "Offene Bestellungen",
	lowLabel: () => "Alles, was knapp ist",
	deliveriesLabel: () => "Ansehen",
	salesGroup: ({ orders, copies: count, sums, more, example }) =>
		`${plural(orders, "Bestellung", "Bestellungen")} eingegangen: ${copies(count)}, ${sums.join(" und ")}.${more > 0 ? `\nDazu noch ${plural(more, "Position", "Positionen")}: /order list open` : ""}\nVersende eine mit /order fulfil ${example}, storniere eine mit /order cancel ${example}.`,
	salesGroupColumns: () => ["Bestellung", "SKU", "Artikel", "Verkauft", "Preis", "Übrig"],
	lowOne: ({ sku, title, available, threshold }) =>
		`${title} (${sku}) wird knapp: ${available <= 0 ? "nichts übrig" : `noch ${number(available)} übrig`}.\nAls niedrig gilt ein Bestand von ${number(threshold)} oder weniger.`,
	lowGroup: ({ count, more }) => `${plural(count, "Artikel wird", "Artikel werden")} knapp.${more > 0 ? `\nUnd noch ${number(more)}: /stock low` : ""}`,
	lowGroupColumns: () => ["SKU", "Artikel", "Zust.", "Verf.", "Niedrig ab"],
	deliveriesDead: ({ marketplace, connection, count, reason }) =>
		`${plural(count, "Zustellung", "Zustellungen")} von ${marketplace} (M-${connection}) ${count === 1 ? "ließ sich nicht verarbeiten und wird" : "ließen sich nicht verarbeiten und werden"} aufbewahrt.\n${count === 1 ? "" : "Die neueste: "}${reason}`,
	deadReason: ({ topic, reason }) => `${topic}: ${reason}`,
	heldTitle: ({ count }) => `In der Ruhezeit gab es ${plural(count, "Meldung", "Meldungen")}:`,
	heldMore: ({ count }) => `und ${number(count)} weitere`,
	heldColumns: () => ["Was", "SKU", "Artikel", "Übrig"],
	heldSold: ({ order, quantity }) => `${order}: ${number(quantity)} verkauft`,
	heldLow: () => "wird knapp",
};
