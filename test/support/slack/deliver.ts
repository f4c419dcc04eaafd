import { createHmac, randomUUID } from "node:crypto";
import { createResponseUrl } from "./response-url.ts";
import { type Channel, newId, type Sent, type User, type World } from "./world.ts";

/** How a request may differ from an honest first one. */
export interface DeliveryOptions {
	/** Where to send it; the emulator's `target` by default. */
	target?: string;
	/** Signs with another secret. */
	wrongSecret?: boolean;
	/** Dates the request back. */
	ageSeconds?: number;
	/** Sends it as a repetition: X-Slack-Retry-Num and its reason. */
	retry?: { num: number; reason?: string };
	/** Changes the body after it was signed. */
	tamper?: boolean;
}

export interface Delivery {
	readonly kind: string;
	readonly contentType: "application/json" | "application/x-www-form-urlencoded";
	readonly body: string;
	readonly sent: Sent;
	readonly options: DeliveryOptions;
}

/** A request in the making: its ids, its trigger and its response URL. */
export function prepare(
	world: World,
	{ kind, by, channel, sourceTs = null }: { kind: string; by: User | null; channel: Channel | null; sourceTs?: string | null },
): Sent {
	const id = randomUUID();
	const triggerId = `${Date.now()}.${newId("T")}`;
	if (by) world.triggers.set(triggerId, { cause: id, userId: by.id, expires: Date.now() + world.limits.triggerMs, used: false });
	const responseUrl = by && channel ? createResponseUrl(world, { cause: id, channelId: channel.id, userId: by.id, sourceTs }) : "";
	const sent: Sent = { id, kind, by, in: channel, triggerId, responseUrl, sentAt: Date.now(), revision: world.revision, ack: null };
	world.sent.set(id, sent);
	return sent;
}

/** Signs and posts a request as Slack does (docs.slack.dev/authentication/verifying-requests-from-slack) and measures the acknowledgement. */
export async function deliver(world: World, target: string, { kind, contentType, body, sent, options }: Delivery): Promise<Sent> {
	const timestamp = String(Math.floor(Date.now() / 1000) - (options.ageSeconds ?? 0));
	const secret = options.wrongSecret ? "not the secret" : world.signingSecret;
	const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
	const start = performance.now();
	if (world.socket?.isOpen() && !options.target) return deliverBySocket(world, { kind, contentType, body, sent, options }, start);
	const response = await fetch(options.target ?? target, {
		method: "POST",
		headers: {
			"content-type": contentType,
			"user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
			"x-slack-request-timestamp": timestamp,
			"x-slack-signature": signature,
			...(options.retry ? { "x-slack-retry-num": String(options.retry.num), "x-slack-retry-reason": options.retry.reason ?? "http_timeout" } : {}),
		},
		body: options.tamper ? `${body} ` : body,
	});
	const text = await response.text();
	const ms = performance.now() - start;
	sent.ack = { status: response.status, ms, body: text, headers: response.headers };
	const isHonest = !options.wrongSecret && !options.ageSeconds && !options.tamper;
	if (ms > world.limits.ackMs) world.violations.push({ where: kind, error: "operation_timeout", messages: [`acknowledged after ${Math.round(ms)} ms`] });
	else if (isHonest && response.status !== 200) world.violations.push({ where: kind, error: "dispatch_failed", messages: [`status ${response.status}`] });
	world.changes.notify();
	return sent;
}

/** The same by Socket Mode, where nothing is signed: the socket is the app's own. */
async function deliverBySocket(world: World, { kind, contentType, body, sent }: Delivery, start: number): Promise<Sent> {
	const fields = contentType === "application/json" ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
	const isInteractive = typeof fields.payload === "string";
	const type = contentType === "application/json" ? "events_api" : isInteractive ? "interactive" : "slash_commands";
	const payload = await world.socket?.send(type, isInteractive ? JSON.parse(fields.payload) : fields);
	const ms = performance.now() - start;
	// The library acknowledges with {} where there is nothing to say.
	const json = JSON.stringify(payload ?? {});
	const text = json === "{}" ? "" : json;
	sent.ack = { status: 200, ms, body: text, headers: new Headers({ "content-type": "application/json" }) };
	if (ms > world.limits.ackMs) world.violations.push({ where: kind, error: "operation_timeout", messages: [`acknowledged after ${Math.round(ms)} ms`] });
	world.changes.notify();
	return sent;
}
