import { objectOf } from "../emulator/json.ts";
import type { WireAnswer } from "../emulator/serve.ts";
import { refuseMessage } from "./accept-message.ts";
import { apiError, noContent, unknown } from "./api-answer.ts";
import { ephemeralFlag } from "./message-rules.ts";
import { type ApiRequest, type Context, route } from "./route.ts";
import { createMessage, deleteMessage, editMessage } from "./store-message.ts";
import type { StoredInteraction, StoredMessage } from "./world.ts";

const open = { auth: false };

/** What an interaction's token may do for 15 min after the first answer. */
export const webhookRoutes = [
	route("POST /webhooks/:/:", (context, request) => withInteraction(context, request, (interaction) => followUp(context, request, interaction)), open),
	route("GET /webhooks/:/:/messages/:", (context, request) => withMessage(context, request, (message) => ({ status: 200, json: message.data })), open),
	route(
		"PATCH /webhooks/:/:/messages/:",
		(context, request) => withMessage(context, request, (message, interaction) => edit(context, request, message, interaction)),
		open,
	),
	route(
		"DELETE /webhooks/:/:/messages/:",
		(context, request) =>
			withMessage(context, request, (message) => {
				deleteMessage(context.world, message);
				return noContent;
			}),
		open,
	),
];

/**
 * The first follow-up to a deferred answer fills that answer and keeps its privacy, whatever its own flags say
 * (discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message).
 */
function followUp(context: Context, request: ApiRequest, interaction: StoredInteraction): WireAnswer {
	const { world } = context;
	const original = world.messages.get(interaction.originalId ?? "");
	if (original?.loading && !original.deleted) return edit(context, request, original, interaction);
	const refusal = refuseMessage(context, request, { schema: "IncomingWebhookRequestPartial" });
	if (refusal) return refusal;
	const body = objectOf(request.body);
	const isPrivate = (Number(body.flags ?? 0) & ephemeralFlag) !== 0;
	const place = { channelId: interaction.channelId, ephemeralFor: isPrivate ? interaction.member.user.id : null, interactionId: interaction.id };
	const message = createMessage(world, place, body, request.files);
	interaction.messageIds.push(message.data.id);
	world.changes.notify();
	return { status: 200, json: message.data };
}

function edit(context: Context, request: ApiRequest, message: StoredMessage, interaction: StoredInteraction): WireAnswer {
	const refusal = refuseMessage(context, request, { schema: "IncomingWebhookUpdateRequestPartial", editing: message });
	if (refusal) return refusal;
	interaction.updating = false;
	editMessage(context.world, message, objectOf(request.body), request.files);
	return { status: 200, json: message.data };
}

function withInteraction({ world }: Context, { params: [application, token] }: ApiRequest, run: (interaction: StoredInteraction) => WireAnswer): WireAnswer {
	const interaction = [...world.interactions.values()].find((one) => one.token === token);
	if (!interaction || application !== world.applicationId || interaction.status !== "answered") return unknown.webhook();
	if (Date.now() - interaction.createdAt > world.limits.tokenMs) return apiError(401, 50027, "Invalid Webhook Token");
	return run(interaction);
}

function withMessage(context: Context, request: ApiRequest, run: (message: StoredMessage, interaction: StoredInteraction) => WireAnswer): WireAnswer {
	return withInteraction(context, request, (interaction) => {
		const id = request.params[2] === "@original" ? interaction.originalId : request.params[2];
		const message = interaction.messageIds.includes(id ?? "") ? context.world.messages.get(id ?? "") : undefined;
		return message && !message.deleted ? run(message, interaction) : unknown.message();
	});
}
