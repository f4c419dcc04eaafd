import type { APIApplicationCommand } from "discord.js";
import { type Json, listOf } from "../emulator/json.ts";
import type { World } from "./world.ts";

/** A definition as Discord keeps it: with an id, a version and all defaults, and without what says nothing. */
export function makeCommand(world: World, scope: string, body: Json, old: APIApplicationCommand | undefined): APIApplicationCommand {
	const isGlobal = scope === "global";
	const permissions = body.default_member_permissions;
	const command = {
		id: old?.id ?? world.newId(),
		application_id: world.applicationId,
		version: world.newId(),
		type: body.type ?? 1,
		name: body.name,
		name_localizations: body.name_localizations ?? null,
		description: body.description ?? "",
		description_localizations: body.description_localizations ?? null,
		default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
		dm_permission: body.dm_permission ?? true,
		contexts: body.contexts ?? null,
		integration_types: body.integration_types ?? [0],
		nsfw: body.nsfw ?? false,
		...(isGlobal ? {} : { guild_id: scope }),
		...(listOf(body.options).length > 0 ? { options: listOf(body.options).map(cleanOption) } : {}),
	};
	return command as unknown as APIApplicationCommand;
}

/** Whether a body would overwrite this command: names are unique for each type. */
export function isSameCommand(command: APIApplicationCommand, body: Json): boolean {
	return command.name === body.name && command.type === (body.type ?? 1);
}

/** As listed without `with_localizations`. */
export function withoutLocalizations(command: APIApplicationCommand): Json {
	return drop(command as unknown as Json, (key) => key.endsWith("_localizations"));
}

/** Discord returns no `required: false`, no empty lists and no null. */
function cleanOption(option: Json): Json {
	const kept = Object.entries(option).filter(
		([, value]) => value !== null && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
	);
	return Object.fromEntries(kept.map(([key, value]) => [key, key === "options" ? listOf(value).map(cleanOption) : value]));
}

function drop(value: Json, isDropped: (key: string) => boolean): Json {
	const walk = (inner: unknown): unknown => {
		if (Array.isArray(inner)) return inner.map(walk);
		return typeof inner === "object" && inner !== null ? drop(inner as Json, isDropped) : inner;
	};
	return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (isDropped(key) ? [] : [[key, walk(inner)]])));
}
