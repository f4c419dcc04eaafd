import { type APIModalInteractionResponseCallbackData, InteractionResponseType } from "discord.js";
import { type Json, objectOf } from "../emulator/json.ts";
import type { WireAnswer } from "../emulator/serve.ts";
import { refuseMessage } from "./accept-message.ts";
import { apiError, invalidBody, noContent, unknown } from "./api-answer.ts";
import { checkCallbackType, checkChoices, checkModal } from "./callback-rules.ts";
import { ephemeralFlag } from "./message-rules.ts";
import { type ApiRequest, type Context, route } from "./route.ts";
import { createMessage, editMessage } from "./store-message.ts";
import type { Choice, StoredInteraction, StoredMessage, World } from "./world.ts";

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage, ApplicationCommandAutocompleteResult, Modal } =
	InteractionResponseType;

const schemas: Record<number, string> = {
	[ChannelMessageWithSource]: "CreateMessageInteractionCallbackRequest",
	[DeferredChannelMessageWithSource]: "CreateMessageInteractionCallbackRequest",
	[DeferredMessageUpdate]: "UpdateMessageInteractionCallbackRequest",
	[UpdateMessage]: "UpdateMessageInteractionCallbackRequest",
	[ApplicationCommandAutocompleteResult]: "ApplicationCommandAutocompleteCallbackRequest",
	[Modal]: "ModalInteractionCallbackRequest",
};

/** The one first answer to an interaction, due within 3 s. */
export const interactionRoutes = [
	route(
		"POST /interactions/:/:/callback",
		(context, request) => {
			const { world } = context;
			const [id = "", token] = request.params;
			const interaction = world.interactions.get(id);
			if (!interaction || interaction.token !== token) return unknown.interaction();
			const ackMs = Date.now() - interaction.createdAt;
			if (interaction.status === "waiting" && ackMs > world.limits.ackMs) interaction.status = "expired";
			if (interaction.status === "expired") {
				world.violations.push({ method: request.method, path: request.path, message: `Answered ${ackMs} ms after the interaction` });
				return unknown.interaction();
			}
			if (interaction.status === "answered") return apiError(400, 40060, "Interaction has already been acknowledged.");
			const body = objectOf(request.body);
			const type = Number(body.type);
			const refusal = refuse(context, request, interaction, type, objectOf(body.data));
			if (refusal) return refusal;
			Object.assign(interaction, { status: "answered", answeredWith: type, ackMs });
			const message = answer(world, interaction, type, objectOf(body.data), request);
			world.changes.notify();
			return request.query.get("with_response") === "true" ? { status: 200, json: describe(interaction, type, message) } : noContent;
		},
		{ auth: false },
	),
];

function refuse(context: Context, request: ApiRequest, interaction: StoredInteraction, type: number, data: Json): WireAnswer | undefined {
	const wrongType = checkCallbackType(interaction, type);
	if (wrongType.length > 0) return invalidBody(wrongType);
	const schema = schemas[type] ?? "";
	if (type === ChannelMessageWithSource) return refuseMessage(context, request, { schema, data });
	if (type === UpdateMessage) return refuseMessage(context, request, { schema, data, editing: sourceOf(context.world, interaction) });
	const problems = context.checkSchema(schema, request.body);
	if (type === ApplicationCommandAutocompleteResult) problems.push(...checkChoices(data));
	if (type === Modal) problems.push(...checkModal(data));
	if (type === DeferredChannelMessageWithSource && (Number(data.flags ?? 0) & ~ephemeralFlag) !== 0) {
		problems.push({ where: "data.flags", code: "MESSAGE_FLAGS_INVALID", message: "A deferred message takes only the EPHEMERAL flag" });
	}
	return problems.length > 0 ? invalidBody(problems) : undefined;
}

function answer(world: World, interaction: StoredInteraction, type: number, data: Json, request: ApiRequest): StoredMessage | undefined {
	if (type === ApplicationCommandAutocompleteResult) interaction.choices = (data.choices ?? []) as Choice[];
	if (type === Modal) interaction.modal = data as unknown as APIModalInteractionResponseCallbackData;
	if (type === ChannelMessageWithSource || type === DeferredChannelMessageWithSource) {
		const isPrivate = (Number(data.flags ?? 0) & ephemeralFlag) !== 0;
		const loading = type === DeferredChannelMessageWithSource;
		const place = { channelId: interaction.channelId, ephemeralFor: isPrivate ? interaction.member.user.id : null, loading, interactionId: interaction.id };
		const message = createMessage(world, place, loading ? {} : data, loading ? [] : request.files);
		interaction.originalId = message.data.id;
		interaction.messageIds.push(message.data.id);
		return message;
	}
	const source = sourceOf(world, interaction);
	if (!source) return undefined;
	interaction.originalId = source.data.id;
	interaction.messageIds.push(source.data.id);
	if (type === DeferredMessageUpdate) interaction.updating = true;
	if (type === UpdateMessage) editMessage(world, source, data, request.files);
	return source;
}

function sourceOf(world: World, interaction: StoredInteraction): StoredMessage | undefined {
	return interaction.sourceId ? world.messages.get(interaction.sourceId) : undefined;
}

function describe(interaction: StoredInteraction, type: number, message: StoredMessage | undefined) {
	return {
		interaction: {
			id: interaction.id,
			type: interaction.type,
			...(message
				? { response_message_id: message.data.id, response_message_loading: message.loading, response_message_ephemeral: message.ephemeralFor !== null }
				: {}),
		},
		...(message ? { resource: { type, message: message.data } } : {}),
	};
}
