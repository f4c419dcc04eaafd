import type { APIApplicationCommand, APIMessage, APIModalInteractionResponseCallbackData, APIUser } from "discord.js";
import { type Changes, createChanges } from "../emulator/changes.ts";
import { createSnowflakes } from "./snowflakes.ts";

export interface Call {
	readonly method: string;
	/** Without the query and the version, as "/channels/1/messages". */
	readonly path: string;
	readonly body: unknown;
	readonly status: number;
	readonly at: number;
}

/** Something that Discord refuses, and why: its JSON answer, or what was late. */
interface Violation {
	readonly method: string;
	readonly path: string;
	readonly message: string;
}

export interface Channel {
	readonly id: string;
	/** Null in a direct message. */
	readonly guildId: string | null;
	readonly name: string;
	/** The bot lacks Send Messages when false: 403. */
	botMayPost: boolean;
	/** The bot lacks Read Message History when false: it can't reply to a message. */
	botSeesHistory: boolean;
	deleted: boolean;
}

export interface Member {
	readonly guildId: string;
	readonly user: APIUser;
	permissions: bigint;
	roles: string[];
	locale: string;
}

export interface Guild {
	readonly id: string;
	readonly name: string;
	readonly ownerId: string;
	readonly locale: string;
	readonly channels: Channel[];
	readonly roles: { readonly id: string; readonly name: string }[];
	readonly members: Map<string, Member>;
	/** False during an outage. */
	available: boolean;
}

export interface StoredMessage {
	/** The newest state, as the API returns it. */
	data: APIMessage;
	readonly channelId: string;
	/** The one person who sees it; null when everybody does. */
	readonly ephemeralFor: string | null;
	/** A deferred answer that shows "is thinking…". */
	loading: boolean;
	deleted: boolean;
	/** The states before, oldest first. */
	readonly history: APIMessage[];
	/** The interaction that it answers. */
	readonly interactionId: string | null;
	/** Contents of its attachments by their id. */
	readonly files: Map<string, Buffer>;
	/** Grows with every change of any message. */
	revision: number;
}

export type Choice = { name: string; value: string | number };

export interface StoredInteraction {
	readonly id: string;
	readonly token: string;
	/** discord.js' InteractionType. */
	readonly type: number;
	readonly guildId: string | null;
	readonly channelId: string;
	readonly member: Member;
	readonly createdAt: number;
	/** The message whose component was used. */
	readonly sourceId: string | null;
	status: "waiting" | "answered" | "expired";
	/** discord.js' InteractionResponseType, null before the answer. */
	answeredWith: number | null;
	ackMs: number | null;
	/** What `@original` means. */
	originalId: string | null;
	/** Messages that it made or changed. */
	readonly messageIds: string[];
	/** A deferred update (type 6) that has changed nothing yet. */
	updating: boolean;
	choices: Choice[] | null;
	modal: APIModalInteractionResponseCallbackData | null;
}

interface StoredFile {
	readonly name: string;
	readonly contentType: string;
	readonly data: Buffer;
	expired: boolean;
}

/** All that Discord knows in a test. */
export interface World {
	readonly applicationId: string;
	readonly bot: APIUser;
	readonly token: string;
	readonly users: Map<string, APIUser>;
	readonly guilds: Map<string, Guild>;
	readonly channels: Map<string, Channel>;
	readonly messages: Map<string, StoredMessage>;
	readonly interactions: Map<string, StoredInteraction>;
	/** By scope: "global" or a guild's id. */
	readonly commands: Map<string, APIApplicationCommand[]>;
	readonly commandCreates: Map<string, number>;
	/** Served files by attachment id. */
	readonly files: Map<string, StoredFile>;
	readonly calls: Call[];
	readonly violations: Violation[];
	readonly changes: Changes;
	readonly limits: Limits;
	readonly newId: () => string;
	nextRevision: () => number;
	/** "http://127.0.0.1:PORT" */
	origin: string;
}

/** A test may change them as it goes. */
export interface Limits {
	/** How long an interaction may go unanswered: 3 s. */
	ackMs: number;
	/** How long its token lives then: 15 min. */
	tokenMs: number;
	/** Bytes of a request's files: 10 MiB. */
	uploadBytes: number;
	/** Command creates a day and guild: 200. */
	dailyCreates: number;
	/** Connections that the gateway asks for: 1. */
	shards: number;
}

export function createWorld(token: string, limits: Limits): World {
	const newId = createSnowflakes();
	const applicationId = newId();
	const bot = { id: applicationId, username: "omni-stock", discriminator: "0001", global_name: null, avatar: null, bot: true };
	let revision = 0;
	return {
		applicationId,
		bot,
		token,
		users: new Map([[bot.id, bot]]),
		guilds: new Map(),
		channels: new Map(),
		messages: new Map(),
		interactions: new Map(),
		commands: new Map(),
		commandCreates: new Map(),
		files: new Map(),
		calls: [],
		violations: [],
		changes: createChanges(),
		limits,
		newId,
		nextRevision: () => ++revision,
		origin: "",
	};
}
