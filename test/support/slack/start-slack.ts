import { createFaults } from "../emulator/faults.ts";
import { serve } from "../emulator/serve.ts";
import { loadBlockSchema } from "./block-schema.ts";
import { handleRequest } from "./handle-request.ts";
import { allow, CLIENT } from "./oauth-methods.ts";
import { createPeople } from "./people.ts";
import { createReplies } from "./replies.ts";
import { createRequests } from "./requests.ts";
import { APP_TOKEN, startSocketMode } from "./socket-mode.ts";
import { createWorld, type Limits } from "./world.ts";

export interface SlackOptions extends Partial<Limits> {
	signingSecret: string;
	/** The app's request URL, as "http://127.0.0.1:3000/slack/events"; may be set later. */
	target?: string;
}

export type Slack = Awaited<ReturnType<typeof startSlack>>;

/** Starts a Slack of our own on a free port: Web API, response URLs, files, and signed requests to the app's receiver. */
export async function startSlack({ signingSecret, target = "", ackMs = 3000, triggerMs = 3000, responseUrlMs = 30 * 60_000 }: SlackOptions) {
	const world = createWorld(signingSecret, { ackMs, triggerMs, responseUrlMs });
	const faults = createFaults();
	const context = { world, checkShape: await loadBlockSchema() };
	const wire = await serve((request) => handleRequest(context, faults, request));
	world.origin = wire.origin;
	world.socket = startSocketMode(wire.server, world);
	const people = createPeople(world);
	let receiver = target;

	return {
		/** For SLACK_API_URL and the client's `slackApiUrl`. */
		url: `${wire.origin}/api/`,
		signingSecret,
		/** The first team's bot token. */
		token: people.team.botToken,
		/** What the app exchanges codes with. */
		client: CLIENT,
		appToken: APP_TOKEN,
		socket: world.socket,
		/** Somebody agrees to an installation at Slack's page; gives the address that their browser goes to next. */
		allow: (authorizeUrl: string, consent: Parameters<typeof allow>[2]) => allow(world, authorizeUrl, consent),
		appId: world.appId,
		calls: world.calls,
		violations: world.violations,
		limits: world.limits,
		...people,
		...createRequests(context, () => receiver),
		...createReplies(world),
		/** Where requests go from now on. */
		setTarget(url: string): void {
			receiver = url;
		},
		/** Every request that was sent, with its acknowledgement. */
		sent: () => [...world.sent.values()],
		/** Orders failures: `{ status: 429, retryAfter: 1, match: /chat.postMessage/ }`. */
		failNext: faults.add,
		/** The bytes of an uploaded file. */
		fileOf: (name: string): Buffer | undefined => [...world.files.values()].findLast((file) => file.name === name)?.data ?? undefined,
		/** Resolves with what `look` finds once it finds something; looks again after each change. */
		waitFor: <T>(look: () => T | undefined, what: string, timeoutMs = 10_000): Promise<T> => world.changes.wait(look, { what: () => what, timeoutMs }),
		close() {
			world.socket?.close();
			return wire.close();
		},
	};
}
