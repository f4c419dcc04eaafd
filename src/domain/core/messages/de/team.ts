import type { team as english } from "../en/team.ts";
import type { TextsOf } from "../texts.ts";
import { aRole } from "./a-role.ts";
import { grammar } from "./grammar.ts";

const number = (value: number) => value.toLocaleString("de");
const members = (count: number) => `${number(count)} ${count === 1 ? "Mitglied" : "Mitglieder"}`;
const SOURCES: Readonly<Record<string, string>> = { founder: "Gründer", invite: "eingeladen", mapped: "durch eine Rolle der Plattform" };
const roleWord = (surface: string) => (surface === "slack" ? "Nutzergruppe" : "Rolle");
const SURFACE_NAMES: Readonly<Record<string, string>> = { discord: "Discord", slack: "Slack", console: "Konsole" };

/** The team of a shop, and its workspaces. */
export const team: TextsOf<typeof english> = {
	teamTitle: () => "Team",
	teamText: ({ count, more }) => (more ? `Die ersten ${members(count)}.` : `${members(count)}.`),
	teamTextOn: ({ count, after }) => `${members(count)} nach ${after}.`,
	teamColumns: () => ["Name", "Rolle", "Darf auch", "Seit", "Wie"],
	teamSource: ({ source, isAdrift }) => `${SOURCES[source] ?? source}${isAdrift ? " in einem getrennten Arbeitsbereich: ohne Rechte" : ""}`,
	teamMappings: () => "Durch eine Rolle der Plattform hereingelassen",
	teamMapping: ({ role, platformRole, surface, workspace }) =>
		`${aRole(role)}: ${roleWord(surface)} ${platformRole} in ${workspace} (${SURFACE_NAMES[surface] ?? surface})`,
	nextMembers: () => "Mehr",
	teamListHint: () => "/team list zeigt, wen und was es gibt.",
	memberSuggestion: ({ name, role }) => `${name} · ${aRole(role)}`,
	memberInvite: ({ code, role, minutes }) =>
		`Code ${code}, ${minutes} Minuten lang einmal gültig. Wer in einem Arbeitsbereich dieses Shops /shop link ${code} tippt, wird ${aRole(role)}.\nGib ihn nur dieser einen Person.`,
	codeForPeople: ({ vendor }) =>
		`Dieser Code lässt eine Person ins Team von ${vendor} und verknüpft keinen Arbeitsbereich. Tippe ihn dort, wo ${vendor} schon ist, oder lass dir mit /shop invite einen geben.`,
	memberGone: () => "Diese Person ist nicht im Team dieses Shops.",
	memberNotFound: ({ name, near }) => `Niemand im Team heißt „${name.slice(0, 80)}“.${grammar.didYouMean(near)}`,
	mentionedNoMember: () => "Die erwähnte Person ist nicht im Team dieses Shops.",
	memberAddHint: () => "/team add erstellt einen Code, mit dem man hereinkommt.",
	memberAmbiguous: ({ name, candidates }) => `Mehrere heißen „${name.slice(0, 80)}“: ${candidates.join(", ")}.`,
	memberAmbiguousHint: () => "Tippe den Namen samt dem Zeichen und den vier Stellen dahinter.",
	memberIsBack: ({ name }) => `${name} ist schon wieder im Team.`,
	memberForgotten: ({ name }) => `${name} wollte seitdem vergessen werden: Unter diesem Namen lässt sich niemand aufnehmen.`,
	memberMeanwhile: () => "Das Konto wurde in diesem Moment durch einen anderen Befehl geändert. Bitte versuche es noch einmal.",
	lastOwner: ({ name }) => `${name} ist der einzige Inhaber des Shops und muss es bleiben.`,
	lastOwnerHint: () => "Mach erst jemand anderen zum Inhaber: /team role <member> owner.",
	memberRoleChanged: ({ name, was, role }) => `${name} ist jetzt ${aRole(role)} (vorher ${aRole(was)}).`,
	memberRoleSame: ({ name, role }) => `${name} ist schon ${aRole(role)}; es wurde nichts geändert.`,
	memberGranted: ({ name, permission }) => `${name} darf jetzt: ${permission}.`,
	memberGrantedAlready: ({ name, permission }) => `${name} darf schon: ${permission}. Es wurde nichts geändert.`,
	memberRevoked: ({ name, permission }) => `${name} darf nicht mehr: ${permission}.`,
	memberRevokedAlready: ({ name, permission }) => `${name} hatte ${permission} nicht bekommen; es wurde nichts geändert.`,
	heldByRole: ({ name, role, permission }) => `${name} ist ${aRole(role)}, und dazu gehört ${permission}.`,
	heldByRoleHint: () => "Eine niedrigere Rolle nimmt es weg: /team role <member> <role>.",
	removeSelf: () => "Dich selbst kannst du nicht entfernen.",
	removeSelfHint: () => "Mit /team leave verlässt du das Team.",
	removedMember: ({ name }) =>
		`${name} ist nicht mehr im Team. Die API-Tokens dieser Person gelten nicht mehr, und eine Rolle auf Discord oder Slack lässt sie nicht wieder herein, erst ein neuer Code von /team add.`,
	heldText: ({ count }) =>
		`${count === 1 ? "Eine Sammeländerung dieser Person wartet" : `${number(count)} Sammeländerungen dieser Person warten`} auf dich: zu Ende führen oder abbrechen.`,
	heldOperationColumns: () => ["Sammeländerung", "Was", "Status", "Erledigt"],
	heldStatus: ({ status }) => (status === "previewed" ? "wartet auf Bestätigung" : "steht still"),
	heldDone: ({ done, total }) => (total === 0 ? "" : `${number(done)} von ${number(total)}`),
	finishLabel: ({ operation }) => `${operation} zu Ende führen`,
	lookLabel: ({ operation }) => `${operation} ansehen`,
	cancelOneLabel: ({ operation }) => `${operation} abbrechen`,
	leaveAsk: ({ vendor }) => `${vendor} verlassen? Deine API-Tokens gelten dann nicht mehr, und nur ein neuer Code lässt dich wieder herein.`,
	leaveLabel: () => "Verlassen",
	teamLeft: ({ vendor, held }) =>
		[
			`Du bist nicht mehr im Team von ${vendor}.`,
			held === 0
				? null
				: `${held === 1 ? "Eine Sammeländerung von dir war" : `${number(held)} Sammeländerungen von dir waren`} noch im Gange: Ein anderes Mitglied führt sie zu Ende oder bricht sie ab.`,
		]
			.filter(Boolean)
			.join("\n"),
	roleMapped: ({ role, platformRole }) =>
		`Wer hier ${platformRole} hat, kommt ab dem nächsten Befehl als ${aRole(role)} herein; wer es verliert, ist wieder draußen.\nEingeladene Mitglieder bleiben, wie sie sind.`,
	managersOnDiscord: () =>
		"Discord zeigt /market, /report, /audit und /token nur denen, die den Server verwalten dürfen: Gib sie dieser Rolle unter Servereinstellungen, Integrationen frei.",
	roleMappedSame: ({ role, platformRole }) => `${platformRole} lässt schon als ${aRole(role)} herein; es wurde nichts geändert.`,
	roleUnmapped: ({ platformRole }) => `${platformRole} lässt niemanden mehr herein; wer dadurch im Team war, ist beim nächsten Befehl draußen.`,
	mappingNotFound: () => "Diese Rolle lässt niemanden herein.",
	noPlatformRoles: () => "Hier gibt es keine Rollen zum Zuordnen: Tippe das auf deinem Discord-Server oder in Slack.",
	badPlatformRole: ({ value, surface }) => `„${value.slice(0, 80)}“ ist keine ${surface === "slack" ? "Nutzergruppe in Slack" : "Rolle auf Discord"}.`,
	badPlatformRoleHint: ({ surface }) =>
		surface === "slack"
			? "Erwähne die Nutzergruppe, etwa @clerks: Es muss sie in diesem Slack geben."
			: "Erwähne die Rolle, etwa @Clerks. @everyone lässt sich nicht zuordnen.",
	undoMemberDrift: ({ name }) => `Die Rolle von ${name} wurde seitdem geändert. Es wurde nichts rückgängig gemacht.`,
	undoMappingDrift: () => "Die Zuordnung dieser Rolle wurde seitdem geändert. Es wurde nichts rückgängig gemacht.",
	undoneRole: ({ name, role }) => `${name} ist wieder ${aRole(role)}.`,
	undoneRemoval: ({ name, role }) => `${name} ist wieder im Team, als ${aRole(role)}. Die API-Tokens dieser Person bleiben ungültig.`,
	undoneGrant: ({ name, permission, granted }) => (granted ? `${name} darf wieder: ${permission}.` : `${name} darf nicht mehr: ${permission}.`),
	undoneMapping: () => "Die Zuordnung ist wieder wie vorher.",

	workspacesText: ({ count }) => `${number(count)} ${count === 1 ? "Arbeitsbereich ist" : "Arbeitsbereiche sind"} mit diesem Shop verknüpft.`,
	workspacesColumns: () => ["Name", "Wo", "Verknüpft seit", "Status"],
	workspaceHere: () => "du bist hier",
	workspaceThere: () => "verknüpft",
	workspaceAway: ({ since }) => `der Bot ist draußen seit ${since}; Nachrichten warten`,
	workspacesHint: () => "/shop workspaces zeigt sie.",
	workspaceNotFound: ({ name, near }) => `Kein verknüpfter Arbeitsbereich heißt „${name.slice(0, 80)}“.${grammar.didYouMean(near)}`,
	workspaceAmbiguous: ({ name, labels }) => `Mehrere heißen „${name.slice(0, 80)}“: ${labels.join(", ")}.`,
	workspaceGone: () => "Dieser Arbeitsbereich ist nicht mit diesem Shop verknüpft.",
	unlinkAsk: ({ workspace, isLast, isMapped }) =>
		[
			`${workspace} trennen? Die Kanäle dort erfahren nichts mehr von diesem Shop, und Befehle von dort erreichen ihn nicht mehr. Verloren geht nichts.`,
			isMapped ? "Wer durch Rollen von dort ins Team kam, hat nirgends mehr Rechte, bis der Arbeitsbereich wieder verknüpft ist." : null,
			isLast ? "Es ist der letzte Arbeitsbereich des Shops: Zurück geht es danach nur, wenn ein Inhaber, der ihn verwaltet, dort /shop link tippt." : null,
		]
			.filter(Boolean)
			.join("\n"),
	unlinkLabel: () => "Trennen",
	workspaceUnlinked: ({ workspace }) =>
		`${workspace} ist getrennt.\nEin Inhaber, der ihn verwaltet, verknüpft ihn dort wieder mit /shop link, alle anderen mit einem Code von /shop invite.`,
	workspaceRelinked: ({ vendor }) => `Dieser Arbeitsbereich ist wieder mit ${vendor} verknüpft, und seine Kanäle haben ihre früheren Benachrichtigungen.`,
	codeNeeded: () => "Dieser Arbeitsbereich war bisher mit keinem Shop von dir verknüpft, deshalb braucht es einen Code.",
	codeNeededHint: () => "Ein Inhaber erstellt ihn mit /shop invite; dann tippe /shop link <code>.",
};
