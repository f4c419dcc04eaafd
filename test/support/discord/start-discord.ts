import { createFaults } from "../emulator/faults.ts";
import { serve, type WireAnswer, type WireRequest } from "../emulator/serve.ts";
import type { OptionValues } from "./command-options.ts";
import { startGateway } from "./gateway.ts";
import { handleRequest } from "./handle-request.ts";
import { loadOpenApi } from "./open-api.ts";
import { createPeople } from "./people.ts";
import { createReplies } from "./replies.ts";
import { createSender, type Place } from "./send-interaction.ts";
import { type Call, createWorld, type Limits, type Member, type StoredMessage } from "./world.ts";

export interface DiscordOptions extends Partial<Limits> {
	token?: string;
	heartbeatMs?: number;
	privilegedIntents?: boolean;
	/** Discord's OpenAPI document; the file that DISCORD_OPENAPI names by default. */
	openApi?: string | undefined;
}

export type Discord = Awaited<ReturnType<typeof startDiscord>>;

/** Starts a Discord of our own on a free port: REST, gateway and what people do in the client. */
export async function startDiscord(options: DiscordOptions = {}) {
	const { token = "emulated.discord.token", heartbeatMs = 41_250, privilegedIntents = false, openApi = process.env.DISCORD_OPENAPI } = options;
	const { ackMs = 3000, tokenMs = 15 * 60_000, uploadBytes = 10 * 1024 * 1024, dailyCreates = 200, shards = 1 } = options;
	const world = createWorld(token, { ackMs, tokenMs, uploadBytes, dailyCreates, shards });
	const faults = createFaults();
	const context = { world, checkSchema: loadOpenApi(openApi) };
	const wire = await serve((request: WireRequest): Promise<WireAnswer> => handleRequest(context, faults, request));
	world.origin = wire.origin;
	const gateway = startGateway(wire.server, world, { heartbeatMs, privilegedIntents });
	const sender = createSender(world, gateway);
	const replies = createReplies(world);

	return {
		/** For DISCORD_API_URL and discord.js' `rest.api`. */
		url: `${wire.origin}/api`,
		token,
		applicationId: world.applicationId,
		calls: world.calls,
		violations: world.violations,
		limits: world.limits,
		gateway: gateway.stats,
		...createPeople(world, gateway),
		...replies,
		/** The definitions registered for a guild, or everywhere. */
		commands: (scope = "global") => world.commands.get(scope) ?? [],
		/** A person types a command, as `command({ by, in }, "/price set", { sku: "A-1", price: "12.50" })`. Throws what the client would not send. */
		command: (place: Place, line: string, values: OptionValues = {}) => sender.sendCommand(place, line, values),
		/** A person types in an option that completes; resolves with the choices. */
		async autocomplete(place: Place, line: string, focused: string, values: OptionValues = {}) {
			return replies.choices(sender.sendCommand(place, line, values, focused).id);
		},
		press: (message: StoredMessage, label: string, by: Member) => sender.press(message, label, by),
		select: sender.select,
		submit: sender.submit,
		/** Calls that change something: what a second start must not make under /applications. */
		writes: (path = ""): Call[] => world.calls.filter((call) => call.method !== "GET" && call.path.includes(path)),
		/** Resolves when a client is connected. */
		connected: async (timeoutMs = 10_000) => world.changes.wait(() => gateway.isConnected() || undefined, { what: () => "a client on the gateway", timeoutMs }),
		/** Resolves with what `look` finds once it finds something; looks again after each change. */
		waitFor: <T>(look: () => T | undefined, what: string, timeoutMs = 10_000): Promise<T> => world.changes.wait(look, { what: () => what, timeoutMs }),
		/** The bytes of a message's attachment. */
		fileOf: (message: StoredMessage, name: string): Buffer | undefined =>
			message.files.get(message.data.attachments.find((one) => one.filename === name)?.id ?? ""),
		/** Every attachment's URL answers 404 from now on. */
		expireAttachments(): void {
			for (const file of world.files.values()) file.expired = true;
		},
		failNext: faults.add,
		/** Drops the clients' connections; without `resumable` a resume is refused. */
		dropGateway: ({ how = "terminate", resumable = true }: { how?: "close" | "terminate" | "reconnect"; resumable?: boolean } = {}) =>
			gateway.drop({ how, resumable }),
		dispatch: gateway.dispatch,
		async close(): Promise<void> {
			sender.close();
			await gateway.close();
			await wire.close();
		},
	};
}
