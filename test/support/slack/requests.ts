import { type Json, listOf } from "../emulator/json.ts";
import { type DeliveryOptions, deliver, prepare } from "./deliver.ts";
import { checkElement } from "./element-rules.ts";
import { applyResponse } from "./response-url.ts";
import { describeMessage } from "./store-message.ts";
import { describeView, openView, withIds } from "./view-methods.ts";
import { findElement, type InputValues, stateOf } from "./view-state.ts";
import type { Context } from "./web-method.ts";
import { type Channel, newId, type Organisation, type Sent, type StoredMessage, type StoredView, type Team, type User } from "./world.ts";

/** Who acts, and where. */
export interface Place {
	by: User;
	in: Channel;
}

interface EventOptions {
	team: Team;
	eventId?: string;
	/** When it happened, in epoch milliseconds; now by default. */
	at?: number;
	/** To whose installation it happened, where not to the team's. */
	organisation?: Organisation;
}

/** Sends requests to the app's receiver as Slack does, from what a person does in the client. */
export function createRequests(context: Context, target: () => string) {
	const { world } = context;
	const teamOf = (id: string): Team => {
		const team = world.teams.get(id);
		if (!team) throw new Error(`There is no team ${id}`);
		return team;
	};
	/** The organisation's installation serves a team that has none of its own. */
	const isByOrganisation = (team: Team) => world.organisations.get(team.enterpriseId ?? "")?.active === true && !team.active;
	const common = (team: Team, by: User) => ({
		token: "verification-token",
		api_app_id: world.appId,
		team: { id: team.id, domain: team.domain },
		user: { id: by.id, username: by.name, name: by.name, team_id: team.id },
		enterprise: team.enterpriseId ? { id: team.enterpriseId, name: "Enterprise" } : null,
		is_enterprise_install: isByOrganisation(team),
	});
	const post = (sent: Sent, kind: string, fields: Record<string, string>, options: DeliveryOptions) =>
		deliver(world, target(), { kind, contentType: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString(), sent, options });

	/** Shows what a slash command's ack says: text, or a message in JSON. */
	function showAck(sent: Sent): void {
		const body = sent.ack?.body ?? "";
		const isShown = sent.ack?.status === 200 && sent.ack.ms <= world.limits.ackMs && body !== "";
		if (!isShown || !sent.by || !sent.in) return;
		const isJson = sent.ack?.headers.get("content-type")?.startsWith("application/json");
		const message = isJson ? (JSON.parse(body) as Json) : { text: body };
		const url = { cause: sent.id, channelId: sent.in.id, userId: sent.by.id, sourceTs: null, expires: 0, uses: 0 };
		const refusal = applyResponse(context, url, message, "ack");
		if (refusal) world.violations.push({ where: "ack", ...refusal });
	}

	return {
		/** A person types a slash command; resolves when it is acknowledged. */
		async command(place: Place, line: string, options: DeliveryOptions = {}): Promise<Sent> {
			const sent = prepare(world, { kind: "command", by: place.by, channel: place.in });
			const team = teamOf(place.in.teamId);
			const [command = "", ...rest] = line.split(" ");
			const fields = {
				token: "verification-token",
				team_id: team.id,
				team_domain: team.domain,
				...(team.enterpriseId ? { enterprise_id: team.enterpriseId, enterprise_name: "Enterprise" } : {}),
				channel_id: place.in.id,
				channel_name: place.in.isPrivate && !place.in.userId ? "privategroup" : place.in.name,
				user_id: place.by.id,
				user_name: place.by.name,
				command,
				text: rest.join(" "),
				api_app_id: world.appId,
				is_enterprise_install: String(isByOrganisation(team)),
				response_url: sent.responseUrl,
				trigger_id: sent.triggerId,
			};
			await post(sent, "command", fields, options);
			showAck(sent);
			return sent;
		},
		/** Presses a button or chooses in a menu of a message; found by its label or its action id. `message` is left out for an ephemeral one, as Slack does. */
		async press(message: StoredMessage, label: string, by: User, { value, ...options }: DeliveryOptions & { value?: string } = {}): Promise<Sent> {
			if (message.deleted) throw new Error("The message is deleted");
			if (message.ephemeralFor && message.ephemeralFor !== by.id) throw new Error(`${by.name} does not see the message`);
			const { block, element } = findElement(message.blocks, label);
			const channel = world.channels.get(message.channelId);
			if (!channel) throw new Error("The message's channel is gone");
			const sent = prepare(world, { kind: "block_actions", by, channel, sourceTs: message.ts });
			const payload = {
				type: "block_actions",
				...common(teamOf(message.teamId), by),
				container: { type: "message", message_ts: message.ts, channel_id: message.channelId, is_ephemeral: message.ephemeralFor !== null },
				trigger_id: sent.triggerId,
				channel: { id: channel.id, name: channel.name },
				...(message.ephemeralFor ? {} : { message: describeMessage(world, message) }),
				state: { values: {} },
				response_url: sent.responseUrl,
				actions: [describeAction(block, element, value)],
			};
			return post(sent, "block_actions", { payload: JSON.stringify(payload) }, options);
		},
		/** Presses a button of the Home, which comes without a channel and a response URL. */
		async pressInHome(view: StoredView, label: string, options: DeliveryOptions = {}): Promise<Sent> {
			const by = world.users.get(view.userId);
			if (!by) throw new Error("The view's person is gone");
			const { block, element } = findElement(listOf(view.view.blocks), label);
			const sent = prepare(world, { kind: "block_actions", by, channel: null });
			const payload = {
				type: "block_actions",
				...common(teamOf(view.teamId), by),
				container: { type: "view", view_id: view.id },
				trigger_id: sent.triggerId,
				view: describeView(world, view),
				actions: [describeAction(block, element, undefined)],
			};
			return post(sent, "block_actions", { payload: JSON.stringify(payload) }, options);
		},
		/** Types into a menu that asks the app what to offer; resolves with that, which may then be submitted. */
		async suggest(view: StoredView, name: string, typed: string): Promise<Json[]> {
			const by = world.users.get(view.userId);
			const block = listOf(view.view.blocks).find((one) => (one.element as Json | undefined)?.action_id === name);
			const element = block?.element as Json | undefined;
			if (!by || element?.type !== "external_select") throw new Error(`There is no menu ${name} that asks`);
			const sent = prepare(world, { kind: "block_suggestion", by: null, channel: null });
			const payload = {
				type: "block_suggestion",
				...common(teamOf(view.teamId), by),
				container: { type: "view", view_id: view.id },
				view: describeView(world, view),
				action_id: name,
				block_id: block?.block_id,
				value: typed,
			};
			await post(sent, "block_suggestion", { payload: JSON.stringify(payload) }, {});
			const options = listOf((JSON.parse(sent.ack?.body || "{}") as Json).options);
			const problems = checkElement({ type: "external_select", ...(options.length > 0 && { options }) }, "/options");
			if (problems.length > 0) world.violations.push({ where: "block_suggestion", error: "invalid_options", messages: problems });
			element.offered = options;
			return options;
		},
		/** Submits a modal: values by the block id or the action id of their input. Follows what the app answers (errors, update, push, clear). */
		async submit(view: StoredView, values: InputValues, options: DeliveryOptions = {}): Promise<Sent> {
			if (!view.open) throw new Error("The view is closed");
			const by = world.users.get(view.userId);
			if (!by) throw new Error("The view's person is gone");
			const sent = prepare(world, { kind: "view_submission", by, channel: null });
			const described = { ...describeView(world, view), state: { values: stateOf(world, view.view, values) } };
			const payload = { type: "view_submission", ...common(teamOf(view.teamId), by), trigger_id: sent.triggerId, view: described, response_urls: [] };
			await post(sent, "view_submission", { payload: JSON.stringify(payload) }, options);
			followView(view, sent);
			return sent;
		},
		/** An event of the Events API; `eventId` repeats one. */
		async event(
			event: Json & { type: string },
			{ team, eventId = newId("Ev"), at = Date.now(), organisation, ...options }: DeliveryOptions & EventOptions,
		): Promise<Sent> {
			const sent = prepare(world, { kind: event.type, by: null, channel: null });
			const body = {
				token: "verification-token",
				team_id: team.id,
				api_app_id: world.appId,
				event,
				type: "event_callback",
				event_id: eventId,
				event_time: Math.floor(at / 1000),
				authorizations: [
					organisation
						? { enterprise_id: organisation.id, team_id: null, user_id: organisation.botUserId, is_bot: true, is_enterprise_install: true }
						: { enterprise_id: team.enterpriseId, team_id: team.id, user_id: team.botUserId, is_bot: true, is_enterprise_install: isByOrganisation(team) },
				],
			};
			return deliver(world, target(), { kind: event.type, contentType: "application/json", body: JSON.stringify(body), sent, options });
		},
		/** The check of a new request URL; resolves with whether the challenge came back. */
		async verifyUrl(options: DeliveryOptions = {}): Promise<boolean> {
			const sent = prepare(world, { kind: "url_verification", by: null, channel: null });
			const challenge = newId("challenge");
			const body = JSON.stringify({ token: "verification-token", challenge, type: "url_verification" });
			await deliver(world, target(), { kind: "url_verification", contentType: "application/json", body, sent, options });
			return sent.ack?.status === 200 && sent.ack.body.includes(challenge);
		},
	};

	function followView(view: StoredView, sent: Sent): void {
		if (sent.ack?.status !== 200) return;
		const answer = (sent.ack.body ? JSON.parse(sent.ack.body) : {}) as Json;
		view.errors = null;
		if (answer.response_action === "errors") view.errors = answer.errors as Json;
		else if (answer.response_action === "update") view.view = withIds(answer.view as Json);
		else if (answer.response_action === "push") openView(world, view.teamId, view.userId, answer.view as Json, sent.id);
		else view.open = false;
		world.changes.notify();
	}
}

function describeAction(block: Json, element: Json, value: string | undefined): Json {
	const base = { type: element.type, block_id: block.block_id, action_id: element.action_id, action_ts: String(Date.now() / 1000) };
	if (element.type === "button") return { ...base, text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
	const option = (element.options as Json[] | undefined)?.find((one) => one.value === value);
	if (!option) throw new Error(`The menu has no option ${String(value)}`);
	return { ...base, selected_option: option };
}
