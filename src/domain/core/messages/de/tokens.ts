import type { tokens as english } from "../en/tokens.ts";
import type { TextsOf } from "../texts.ts";
import { aRole } from "./a-role.ts";

/** Tokens that let a program act as a member; admins of the platform. */
export const tokens: TextsOf<typeof english> = {
	tokenMade: ({ name, role, until }) =>
		`Token „${name}“ mit der Rolle ${aRole(role)}${until === null ? ", ohne Ablauf" : `, bis ${until}`}. Es wird nur dieses eine Mal angezeigt: Bewahre es dort auf, wo Programme Geheimnisse aufbewahren.\nSchick es mit POST /console/messages als "Authorization: Bearer <token>". Es handelt in deinem Namen und darf, was die Rolle ${aRole(role)} darf und du auch darfst.`,
	fieldToken: () => "Token",
	fieldExample: () => "Beispiel",
	tokenExample: ({ publicUrl }) =>
		`curl ${publicUrl}/console/messages -H "Authorization: Bearer $OMNI_TOKEN" -H "Content-Type: application/json" -d '{"text":"/find charizard"}'`,
	tokenNameTaken: ({ name }) => `Ein Token „${name}“ gibt es schon.`,
	tokenNameTakenHint: ({ name }) => `Nimm einen anderen Namen, oder beende das andere zuerst: /token revoke ${name}`,
	tokenRoleTooHigh: ({ role, own }) => `Ein Token darf nicht mehr als die Person, die es erstellt: Du bist hier ${aRole(own)}, und ${aRole(role)} ist mehr.`,
	tokenByToken: () => "Ein Token kann kein weiteres erstellen.",
	tokenByTokenHint: () => "Tippe /token create in einem Chat oder in der Konsole.",
	tokenNeedsMember: () => "Ein Token handelt als Mitglied des Shops, und du bist keines.",
	badExpiry: ({ value }) => `expires: „${value.slice(0, 80)}“ ist kein Zeitpunkt in der Zukunft.`,
	badExpiryHint: () =>
		"Schreib etwa expires:30d, expires:12h oder expires:2027-01-31 (dieser Tag ist der letzte); höchstens zehn Jahre. Ohne diese Angabe läuft das Token nicht ab.",
	tokensNone: () => "Es gibt keine Tokens. /token create erstellt eines.",
	tokensText: ({ count, more }) => `${more ? `${count} der Tokens` : `${count} ${count === 1 ? "Token" : "Tokens"}`}. /token revoke <Name> beendet eines.`,
	tokensMore: () => "Mehr",
	tokenColumns: () => ["Name", "Rolle", "Wer", "Läuft ab", "Zuletzt verwendet"],
	tokenExpired: ({ when }) => `${when} (abgelaufen)`,
	tokenNoEnd: () => "nie",
	tokenUnknown: ({ name, near }) => `Ein Token „${name.slice(0, 100)}“ gibt es nicht.${near === null ? "" : ` Meintest du ${near}?`}`,
	tokenUnknownHint: () => "/token list nennt alle.",
	tokenOfAnother: ({ name, who }) => `Das Token „${name}“ gehört ${who}: Nur diese Person und Inhaber des Shops dürfen es beenden.`,
	tokenRevoked: ({ name, who }) => `Das Token „${name}“${who === null ? "" : ` von ${who}`} gilt nicht mehr: Was es benutzt hat, wird ab jetzt abgewiesen.`,
	undoneToken: ({ name }) => `Das Token „${name}“ gilt nicht mehr`,
	tokenMayNotHint: () =>
		"Ein Token darf, was seine Rolle darf und auch die Person darf, die es erstellt hat. /token create erstellt eines mit einer höheren Rolle.",
	/** The same for every reason: nobody learns by it which tokens there are or were. */
	tokenRefused: () => "Dieses Token öffnet hier nichts.",

	notAdmin: ({ identity }) => `${identity} ist kein Admin der Plattform.`,
	notAdminHint: () => "npm run --silent admin -- grant <surface>:<externalId> ernennt jemanden.",
	noAdminAnyMore: () => "Nur Admins der Plattform öffnen Shops, die nicht ihre sind.",
	openNeedsReason: () => "Einen Shop zu öffnen braucht einen Grund: Seine Inhaber lesen ihn in ihrem Protokoll.",
	openNeedsShopCommand: ({ command }) => `Bei ${command} geht es um keinen Shop.`,
	shopUnknown: ({ name, near }) => `Einen Shop „${name.slice(0, 100)}“ gibt es nicht.${near === null ? "" : ` Meintest du ${near}?`}`,
	shopAmbiguous: ({ name, shops }) => `${shops.length} Shops heißen „${name}“:\n${shops.map((shop) => `${shop.id}  ${shop.name}`).join("\n")}`,
	shopAmbiguousHint: () => "Nenne den, den du meinst, mit seiner ID.",
};
