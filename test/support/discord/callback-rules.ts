import { InteractionResponseType, InteractionType } from "discord.js";
import type { Json } from "../emulator/json.ts";
import type { Problem } from "./api-answer.ts";
import { flatten } from "./component-rules.ts";
import { checkCount, checkText, checkUnique } from "./text-length.ts";
import type { StoredInteraction } from "./world.ts";

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage, ApplicationCommandAutocompleteResult, Modal } =
	InteractionResponseType;

/** Which answers an interaction takes (discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type). */
export function checkCallbackType(interaction: StoredInteraction, type: number): Problem[] {
	const messages = [ChannelMessageWithSource, DeferredChannelMessageWithSource];
	const updates = [DeferredMessageUpdate, UpdateMessage];
	const allowed: Partial<Record<InteractionType, number[]>> = {
		[InteractionType.ApplicationCommand]: [...messages, Modal],
		[InteractionType.ApplicationCommandAutocomplete]: [ApplicationCommandAutocompleteResult],
		[InteractionType.MessageComponent]: [...messages, ...updates, Modal],
		[InteractionType.ModalSubmit]: interaction.sourceId ? [...messages, ...updates] : messages,
	};
	if (allowed[interaction.type as InteractionType]?.includes(type)) return [];
	return [{ where: "type", code: "BASE_TYPE_CHOICES", message: `Response type ${type} is not valid for this interaction` }];
}

/** Autocomplete results: 25 at most, names of 100 characters. */
export function checkChoices(data: Json): Problem[] {
	const choices = Array.isArray(data.choices) ? (data.choices as Json[]) : [];
	return [
		...checkCount("data.choices", choices, { max: 25 }),
		...choices.flatMap((choice, index) => [
			...checkText(`data.choices.${index}.name`, choice.name, { min: 1, max: 100 }),
			...(typeof choice.value === "string" ? checkText(`data.choices.${index}.value`, choice.value, { min: 1, max: 100 }) : []),
		]),
	];
}

/** A modal: title 45, 1 to 5 components, labels 45. */
export function checkModal(data: Json): Problem[] {
	const components = Array.isArray(data.components) ? (data.components as Json[]) : [];
	const inputs = components.flatMap(flatten).filter((one) => one.custom_id !== undefined);
	return [
		...checkText("data.custom_id", data.custom_id, { min: 1, max: 100 }),
		...checkText("data.title", data.title, { min: 1, max: 45 }),
		...checkCount("data.components", components, { min: 1, max: 5 }),
		...checkUnique(
			"data.components",
			inputs.map((one) => one.custom_id),
			"COMPONENT_CUSTOM_ID_DUPLICATED",
			"Component custom id cannot be duplicated",
		),
		...components
			.flatMap(flatten)
			.flatMap((one) => [
				...(one.label === undefined ? [] : checkText("data.components", one.label, { min: 1, max: 45 })),
				...checkText("data.components", one.placeholder, { max: 150 }),
				...checkText("data.components", one.value, { max: 4000 }),
			]),
	];
}
