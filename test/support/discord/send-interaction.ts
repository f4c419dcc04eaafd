import { randomUUID } from "node:crypto";
import { type APIApplicationCommand, type APIMessage, InteractionType, PermissionFlagsBits } from "discord.js";
import { buildOptions, type OptionValues } from "./command-options.ts";
import { flatten } from "./component-rules.ts";
import { describeCaller, describeChannel } from "./describe.ts";
import type { Gateway } from "./gateway.ts";
import type { Channel, Member, StoredInteraction, StoredMessage, World } from "./world.ts";

/** Who acts, and where. */
export interface Place {
	by: Member;
	in: Channel;
}

/** Sends interactions to the bot as Discord does, from what a person does in the client. */
export function createSender(world: World, gateway: Gateway) {
	const timers = new Set<NodeJS.Timeout>();

	function send({ by, in: channel }: Place, type: InteractionType, data: unknown, source?: StoredMessage): StoredInteraction {
		const interaction: StoredInteraction = {
			id: world.newId(),
			token: `interaction-${randomUUID()}`,
			type,
			guildId: channel.guildId,
			channelId: channel.id,
			member: by,
			createdAt: Date.now(),
			sourceId: source?.data.id ?? null,
			status: "waiting",
			answeredWith: null,
			ackMs: null,
			originalId: null,
			messageIds: [],
			updating: false,
			choices: null,
			modal: null,
		};
		world.interactions.set(interaction.id, interaction);
		const guild = world.guilds.get(channel.guildId ?? "");
		gateway.dispatch(
			"INTERACTION_CREATE",
			{
				id: interaction.id,
				application_id: world.applicationId,
				type,
				data,
				token: interaction.token,
				version: 1,
				channel: { ...describeChannel(channel), permissions: by.permissions.toString() },
				channel_id: channel.id,
				...(guild
					? { guild_id: guild.id, guild: { id: guild.id, locale: guild.locale, features: [] }, guild_locale: guild.locale, member: describeCaller(by) }
					: { user: by.user }),
				...(source ? { message: source.data } : {}),
				app_permissions: "2248473465835073",
				locale: by.locale,
				entitlements: [],
				authorizing_integration_owners: guild ? { "0": guild.id } : {},
				context: guild ? 0 : 1,
				attachment_size_limit: world.limits.uploadBytes,
			},
			{ guildId: channel.guildId },
		);
		watch(interaction);
		return interaction;
	}

	function watch(interaction: StoredInteraction): void {
		const timer = setTimeout(() => {
			timers.delete(timer);
			if (interaction.status !== "waiting") return;
			interaction.status = "expired";
			world.violations.push({ method: "POST", path: `/interactions/${interaction.id}`, message: `Not answered within ${world.limits.ackMs} ms` });
			world.changes.notify();
		}, world.limits.ackMs);
		timers.add(timer);
	}

	function findCommand(line: string, { by, in: { guildId } }: Place): { command: APIApplicationCommand; words: string[] } {
		const [name = "", ...words] = line.replace(/^\//, "").split(" ");
		const all = [...(world.commands.get(guildId ?? "") ?? []), ...(world.commands.get("global") ?? [])];
		const command = all.find((one) => one.name === name && one.type === 1);
		if (!command) throw new Error(`/${name} is not registered (there are: ${all.map((one) => one.name).join(", ") || "none"})`);
		const needed = command.default_member_permissions;
		const isShown = needed === null || (by.permissions & (BigInt(needed) | PermissionFlagsBits.Administrator)) !== 0n;
		if (!isShown) throw new Error(`/${name} is not shown to ${by.user.username}`);
		return { command, words };
	}

	function sendCommand(place: Place, line: string, values: OptionValues, focused?: string): StoredInteraction {
		const { command, words } = findCommand(line, place);
		const where = { guildId: place.in.guildId, channelId: place.in.id, ...(focused === undefined ? {} : { focused }) };
		const { options, resolved } = buildOptions(world, command, words, values, where);
		const type = focused === undefined ? InteractionType.ApplicationCommand : InteractionType.ApplicationCommandAutocomplete;
		return send(place, type, { id: command.id, name: command.name, type: 1, options, resolved, ...(command.guild_id ? { guild_id: command.guild_id } : {}) });
	}

	return {
		sendCommand,
		/** Presses a button, found by its label or its custom id. */
		press(message: StoredMessage, label: string, by: Member): StoredInteraction {
			const button = findComponent(message, by, (one) => one.type === 2 && (one.label === label || one.custom_id === label), `button "${label}"`);
			if (button.custom_id === undefined) throw new Error(`The button "${label}" is a link`);
			return send({ by, in: channelOf(message) }, InteractionType.MessageComponent, { custom_id: button.custom_id, component_type: 2, id: 1 }, message);
		},
		/** Chooses in a menu. */
		select(message: StoredMessage, customId: string, values: string[], by: Member): StoredInteraction {
			const menu = findComponent(message, by, (one) => one.type === 3 && one.custom_id === customId, `menu "${customId}"`);
			return send({ by, in: channelOf(message) }, InteractionType.MessageComponent, { custom_id: menu.custom_id, component_type: 3, values, id: 1 }, message);
		},
		/** Fills in the modal that an interaction was answered with: values by the custom id of their input. */
		submit(interaction: StoredInteraction, values: Record<string, string | string[]>): StoredInteraction {
			const modal = interaction.modal;
			const channel = world.channels.get(interaction.channelId);
			if (!modal || !channel) throw new Error("There is no modal to submit");
			const known = (modal.components as unknown as Record<string, unknown>[])
				.flatMap(flatten)
				.flatMap((one) => (typeof one.custom_id === "string" ? [one.custom_id] : []));
			for (const given of Object.keys(values)) if (!known.includes(given)) throw new Error(`The modal has no input ${given} (it has: ${known.join(", ")})`);
			const components = (modal.components as unknown as Record<string, unknown>[]).map((one) => fillIn(one, values));
			const source = interaction.sourceId ? world.messages.get(interaction.sourceId) : undefined;
			return send({ by: interaction.member, in: channel }, InteractionType.ModalSubmit, { custom_id: modal.custom_id, components, resolved: {} }, source);
		},
		close(): void {
			for (const timer of timers) clearTimeout(timer);
		},
	};

	function channelOf(message: StoredMessage): Channel {
		const channel = world.channels.get(message.channelId);
		if (!channel) throw new Error("The message's channel is gone");
		return channel;
	}

	/** A component as the person sees it: on a living message, theirs if it is private, and not disabled. */
	function findComponent(message: StoredMessage, by: Member, fits: (one: Record<string, unknown>) => boolean, what: string): Record<string, unknown> {
		if (message.deleted) throw new Error(`The message with the ${what} is deleted`);
		if (message.ephemeralFor && message.ephemeralFor !== by.user.id) throw new Error(`${by.user.username} does not see the ${what}`);
		const all = componentsOf(message.data);
		const found = all.find(fits);
		if (!found)
			throw new Error(
				`There is no ${what} (there are: ${
					all
						.map((one) => one.label ?? one.custom_id)
						.filter(Boolean)
						.join(", ") || "none"
				})`,
			);
		if (found.disabled === true) throw new Error(`The ${what} is disabled`);
		return found;
	}
}

/** All components of a message, flat. */
export function componentsOf(message: APIMessage): Record<string, unknown>[] {
	return ((message.components ?? []) as unknown as Record<string, unknown>[]).flatMap(flatten);
}

function fillIn(component: Record<string, unknown>, values: Record<string, string | string[]>): Record<string, unknown> {
	const { type, id = 1, custom_id: customId } = component;
	if (component.components) return { type, id, components: (component.components as Record<string, unknown>[]).map((one) => fillIn(one, values)) };
	if (component.component) return { type, id, component: fillIn(component.component as Record<string, unknown>, values) };
	if (typeof customId !== "string") return { type, id };
	const value = values[customId] ?? (component.value as string | undefined) ?? "";
	if (value === "" && component.required !== false) throw new Error(`The modal needs the input ${customId}`);
	return typeof value === "string" ? { type, id, custom_id: customId, value } : { type, id, custom_id: customId, values: value };
}
