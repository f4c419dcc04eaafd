import { randomBytes } from "node:crypto";
import { type Changes, createChanges } from "../emulator/changes.ts";
import type { Json } from "../emulator/json.ts";
import type { SocketMode } from "./socket-mode.ts";

/** A workspace with our app installed. */
export interface Team {
	readonly id: string;
	readonly name: string;
	readonly domain: string;
	readonly enterpriseId: string | null;
	/** Another one after each installation. */
	botToken: string;
	readonly botUserId: string;
	readonly botId: string;
	/** False once the app is uninstalled: account_inactive. */
	active: boolean;
}

/** An Enterprise organisation that has installed the app for all of its workspaces. */
export interface Organisation {
	readonly id: string;
	readonly name: string;
	botToken: string;
	readonly botUserId: string;
	active: boolean;
}

/** What a person has agreed to, until the app exchanges it. */
interface Code {
	readonly home: Team | Organisation;
	readonly userId: string;
	readonly redirectUri: string;
	readonly scope: string;
}

export interface User {
	readonly id: string;
	readonly teamId: string;
	readonly name: string;
	readonly realName: string;
	isAdmin: boolean;
	isOwner: boolean;
	readonly locale: string;
}

export interface Channel {
	readonly id: string;
	readonly teamId: string;
	readonly name: string;
	readonly isPrivate: boolean;
	/** A direct message with this user. */
	readonly userId: string | null;
	/** False: not_in_channel. */
	isMember: boolean;
	isArchived: boolean;
}

export interface StoredMessage {
	readonly ts: string;
	readonly channelId: string;
	readonly teamId: string;
	text: string;
	blocks: Json[];
	readonly files: StoredFile[];
	/** The message in whose thread it is. */
	readonly threadTs: string | null;
	/** The one person who sees it; null when everybody does. */
	readonly ephemeralFor: string | null;
	/** How it came: the ack's body, a response_url, or a Web API method. */
	readonly via: string;
	/** The request of ours that it answers, where that is certain. */
	cause: string | null;
	deleted: boolean;
	/** The states before, oldest first. */
	readonly history: { text: string; blocks: Json[] }[];
	/** Grows with every change of any message. */
	revision: number;
}

export interface StoredFile {
	readonly id: string;
	readonly teamId: string;
	readonly name: string;
	title: string;
	readonly length: number;
	data: Buffer | null;
	completed: boolean;
}

export interface UserGroup {
	readonly id: string;
	readonly teamId: string;
	readonly handle: string;
	/** Ids of users. */
	readonly users: Set<string>;
}

export interface StoredView {
	readonly id: string;
	readonly teamId: string;
	readonly userId: string;
	view: Json;
	/** The request whose trigger opened it. */
	readonly cause: string | null;
	open: boolean;
	/** What the last submission was told to correct, by block id. */
	errors: Json | null;
}

/** A request that Slack sends to the app, and what came back. */
export interface Sent {
	readonly id: string;
	readonly kind: string;
	readonly by: User | null;
	readonly in: Channel | null;
	readonly triggerId: string;
	readonly responseUrl: string;
	readonly sentAt: number;
	/** The revision of the world when it was sent. */
	readonly revision: number;
	ack: { status: number; ms: number; body: string; headers: Headers } | null;
}

interface Call {
	readonly method: string;
	readonly args: Json;
	/** With what it was called. */
	readonly token: string | null;
	readonly status: number;
	readonly answer: unknown;
	readonly at: number;
}

/** Something that Slack would have refused, or would have shown to a person as a failure. */
interface Violation {
	readonly where: string;
	readonly error: string;
	readonly messages: string[];
}

/** All that Slack knows in a test. */
export interface World {
	readonly appId: string;
	readonly signingSecret: string;
	readonly teams: Map<string, Team>;
	readonly organisations: Map<string, Organisation>;
	readonly codes: Map<string, Code>;
	/** Requests go down the app's socket while one is open. */
	socket: SocketMode | null;
	readonly users: Map<string, User>;
	readonly channels: Map<string, Channel>;
	readonly messages: StoredMessage[];
	readonly files: Map<string, StoredFile>;
	/** User groups, which a paid workspace has. */
	readonly groups: Map<string, UserGroup>;
	readonly views: Map<string, StoredView>;
	/** By id. */
	readonly sent: Map<string, Sent>;
	readonly responseUrls: Map<string, ResponseUrl>;
	readonly triggers: Map<string, { cause: string; userId: string; expires: number; used: boolean }>;
	readonly calls: Call[];
	readonly violations: Violation[];
	readonly changes: Changes;
	readonly limits: Limits;
	revision: number;
	/** "http://127.0.0.1:PORT" */
	origin: string;
}

export interface ResponseUrl {
	readonly cause: string;
	readonly channelId: string;
	readonly userId: string;
	/** The message whose button was pressed. */
	readonly sourceTs: string | null;
	readonly expires: number;
	uses: number;
}

/** A test may change them as it goes. */
export interface Limits {
	/** How soon a request must be acknowledged: 3 s. */
	ackMs: number;
	/** How long a trigger_id lives: 3 s. */
	triggerMs: number;
	/** How long a response_url lives: 30 min, and for 5 uses. */
	responseUrlMs: number;
}

export function createWorld(signingSecret: string, limits: Limits): World {
	return {
		appId: newId("A"),
		signingSecret,
		teams: new Map(),
		organisations: new Map(),
		codes: new Map(),
		socket: null,
		users: new Map(),
		channels: new Map(),
		messages: [],
		files: new Map(),
		groups: new Map(),
		views: new Map(),
		sent: new Map(),
		responseUrls: new Map(),
		triggers: new Map(),
		calls: [],
		violations: [],
		changes: createChanges(),
		limits,
		revision: 0,
		origin: "",
	};
}

/** An id as Slack's look: a letter for the kind, then capitals and digits. */
export function newId(kind: string): string {
	return `${kind}0${randomBytes(5).toString("hex").toUpperCase()}`;
}
