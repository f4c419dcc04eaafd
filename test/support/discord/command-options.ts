import { type APIApplicationCommand, type APIAttachment, ApplicationCommandOptionType } from "discord.js";
import { describeChannel, describeMember, describeRole } from "./describe.ts";
import { storeFile } from "./store-file.ts";
import type { World } from "./world.ts";

/** A file that a person attaches. */
interface Upload {
	name: string;
	content: string | Buffer;
	contentType?: string;
}

/** Values by option name; users, channels and roles by their id. */
export type OptionValues = Record<string, string | number | boolean | Upload>;

interface Definition {
	type: number;
	name: string;
	required?: boolean;
	options?: Definition[];
	choices?: { name: string; value: string | number }[];
	autocomplete?: boolean;
	min_value?: number;
	max_value?: number;
	min_length?: number;
	max_length?: number;
}

interface Sent {
	type: number;
	name: string;
	value?: string | number | boolean;
	focused?: boolean;
	options?: Sent[];
}

/** What Discord's own client would send for a command, or throws what it would not let a person send. */
export function buildOptions(
	world: World,
	command: APIApplicationCommand,
	words: readonly string[],
	values: OptionValues,
	place: { guildId: string | null; channelId: string; focused?: string },
) {
	const resolved: {
		attachments?: Record<string, APIAttachment>;
		users?: Record<string, unknown>;
		members?: Record<string, unknown>;
		channels?: Record<string, unknown>;
		roles?: Record<string, unknown>;
	} = {};
	const name = [command.name, ...words].join(" ");

	function descend(definitions: Definition[], rest: readonly string[]): Sent[] {
		const [word, ...deeper] = rest;
		if (word !== undefined) {
			const found = definitions.find((one) => one.name === word && one.type <= 2);
			if (!found) throw new Error(`/${name} is not registered`);
			return [{ type: found.type, name: found.name, options: descend(found.options ?? [], deeper) }];
		}
		if (definitions.some((one) => one.type <= 2)) throw new Error(`/${name} needs a subcommand`);
		return fill(definitions);
	}

	function fill(definitions: Definition[]): Sent[] {
		for (const given of Object.keys(values)) {
			if (!definitions.some((one) => one.name === given)) throw new Error(`/${name} has no option ${given}`);
		}
		return definitions.flatMap((definition) => {
			const value = values[definition.name];
			if (value === undefined && definition.name !== place.focused) {
				if (definition.required && !place.focused) throw new Error(`/${name} needs the option ${definition.name}`);
				return [];
			}
			const isFocused = definition.name === place.focused;
			if (isFocused && !definition.autocomplete) throw new Error(`/${name} ${definition.name} has no autocomplete`);
			const sent = { type: definition.type, name: definition.name, value: isFocused ? String(value ?? "") : convert(definition, value ?? "") };
			return [isFocused ? { ...sent, focused: true } : sent];
		});
	}

	function convert(definition: Definition, value: OptionValues[string]): string | number | boolean {
		const refuse = (why: string) => new Error(`/${name} ${definition.name}: ${why}`);
		if (definition.type === ApplicationCommandOptionType.Attachment) {
			if (typeof value !== "object") throw refuse("takes a file");
			const file = storeFile(world, place.channelId, {
				name: value.name,
				contentType: value.contentType ?? "text/csv; charset=utf-8",
				data: Buffer.from(value.content),
			});
			resolved.attachments = { ...resolved.attachments, [file.id]: file };
			return file.id;
		}
		if (typeof value === "object") throw refuse("takes no file");
		if (definition.choices && !definition.choices.some((choice) => choice.value === value)) throw refuse(`${value} is none of its choices`);
		if (definition.type === ApplicationCommandOptionType.String) {
			if (typeof value !== "string") throw refuse("takes text");
			if (value.length > (definition.max_length ?? 6000) || value.length < (definition.min_length ?? 0)) throw refuse("is too long or too short");
			return value;
		}
		if (definition.type === ApplicationCommandOptionType.Integer || definition.type === ApplicationCommandOptionType.Number) {
			const isFit = typeof value === "number" && (definition.type === ApplicationCommandOptionType.Number || Number.isSafeInteger(value));
			if (!isFit) throw refuse("takes a number");
			if (value < (definition.min_value ?? -Infinity) || value > (definition.max_value ?? Infinity)) throw refuse(`${value} is out of its range`);
			return value;
		}
		if (definition.type === ApplicationCommandOptionType.User) resolveUser(String(value));
		if (definition.type === ApplicationCommandOptionType.Role) {
			if (!/^\d+$/.test(String(value))) throw refuse("takes a role's id");
			const role = value === place.guildId ? { id: value, name: "@everyone" } : world.guilds.get(place.guildId ?? "")?.roles.find(({ id }) => id === value);
			if (role) resolved.roles = { ...resolved.roles, [role.id]: describeRole(role.id, role.name) };
		}
		if (definition.type === ApplicationCommandOptionType.Channel) {
			const channel = world.channels.get(String(value));
			if (!channel) throw refuse("takes a channel's id");
			resolved.channels = { ...resolved.channels, [channel.id]: { ...describeChannel(channel), permissions: "0" } };
		}
		return value;
	}

	function resolveUser(id: string): void {
		const user = world.users.get(id);
		if (!user) throw new Error(`No user ${id}`);
		resolved.users = { ...resolved.users, [id]: user };
		const member = world.guilds.get(place.guildId ?? "")?.members.get(id);
		if (member) resolved.members = { ...resolved.members, [id]: { ...describeMember(member), user: undefined, permissions: member.permissions.toString() } };
	}

	return { options: descend((command as { options?: Definition[] }).options ?? [], words), resolved };
}
