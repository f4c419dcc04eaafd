import { Locale, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { Definition } from "./definition.ts";

/** What of a command Discord is told; the rest of its answer (ids, versions, defaults) is its own. */
const registered = z.array(z.record(z.string(), z.unknown()));
const KEYS = [
	"name",
	"description",
	"description_localizations",
	Locale.German,
	"type",
	"options",
	"choices",
	"value",
	"required",
	"autocomplete",
	"min_value",
	"max_value",
	"contexts",
	"integration_types",
	"default_member_permissions",
];

interface Registration {
	applicationId: string;
	/** One server, where they appear at once, for whoever develops; everywhere when left out. */
	guildId?: string | undefined;
	definitions: readonly Definition[];
}

/**
 * Tells Discord the commands if they differ from those it has: one bulk write, or none at all. An application may create only 200 commands a day.
 * Throws DiscordAPIError.
 */
export async function registerCommands(rest: REST, { applicationId, guildId, definitions }: Registration): Promise<"unchanged" | "written"> {
	const route = guildId === undefined ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guildId);
	const known = registered.parse(await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) }));
	if (fingerprint(known) === fingerprint(definitions)) return "unchanged";
	await rest.put(route, { body: definitions });
	return "written";
}

/** Commands as one comparable text, in which an absent value and its default are the same. */
function fingerprint(commands: readonly object[]): string {
	const normal = commands.map((command) => normalise({ type: 1, ...command }));
	return JSON.stringify(normal.map((command) => JSON.stringify(command)).sort());
}

function normalise(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(normalise);
	if (typeof value !== "object" || value === null) return value;
	const known = value as Record<string, unknown>;
	const kept = KEYS.filter((key) => !isDefault(known[key])).map((key) => [key, normalise(known[key])]);
	return Object.fromEntries(kept);
}

function isDefault(value: unknown): boolean {
	return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}
