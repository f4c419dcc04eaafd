import { type Json, listOf } from "../emulator/json.ts";
import { describeFile } from "./store-message.ts";
import type { StoredFile, World } from "./world.ts";

/** What a person fills in: text, an option's value, several of them, or files. */
export type InputValues = Record<string, string | string[] | StoredFile[]>;

/** A button or menu by its label or its action id, with the block it is in. */
export function findElement(blocks: Json[], label: string): { block: Json; element: Json } {
	const all = blocks.flatMap((block) =>
		[...listOf(block.elements), ...(block.accessory ? [block.accessory as Json] : [])].map((element) => ({ block, element })),
	);
	const labelOf = ({ element }: { element: Json }) => (element.text as Json | undefined)?.text;
	const found = all.find((one) => labelOf(one) === label || one.element.action_id === label);
	if (found?.element.url !== undefined) throw new Error(`The button "${label}" is a link`);
	if (!found)
		throw new Error(
			`There is no "${label}" (there are: ${
				all
					.map((one) => labelOf(one) ?? one.element.action_id)
					.filter(Boolean)
					.join(", ") || "none"
			})`,
		);
	return found;
}

/** The `state.values` of a submission; throws what the client would not let a person send. */
export function stateOf(world: World, view: Json, values: InputValues): Record<string, Record<string, Json>> {
	const inputs = listOf(view.blocks).filter((block) => block.type === "input");
	const keys = inputs.flatMap((block) => [String(block.block_id), String((block.element as Json).action_id)]);
	for (const given of Object.keys(values)) if (!keys.includes(given)) throw new Error(`The view has no input ${given} (it has: ${keys.join(", ")})`);
	return Object.fromEntries(
		inputs.map((block) => {
			const element = block.element as Json;
			const value = values[String(block.block_id)] ?? values[String(element.action_id)];
			const isMissing = value === undefined && element.initial_value === undefined && element.initial_option === undefined;
			if (isMissing && block.optional !== true) throw new Error(`The view needs the input ${String(block.block_id)}`);
			if (typeof value === "string" && value.length > Number(element.max_length ?? 3000)) throw new Error(`${String(block.block_id)} takes no more characters`);
			return [String(block.block_id), { [String(element.action_id)]: stateValue(world, element, value) }];
		}),
	);
}

function stateValue(world: World, element: Json, value: InputValues[string] | undefined): Json {
	const type = String(element.type);
	const option = (wanted: unknown) => {
		const all = [...listOf(element.options), ...listOf(element.option_groups).flatMap((group) => listOf(group.options))];
		const found = all.find((one) => one.value === wanted);
		if (!found) throw new Error(`There is no option ${String(wanted)}`);
		return found;
	};
	if (type === "static_select" || type === "radio_buttons")
		return { type, selected_option: value === undefined ? (element.initial_option ?? null) : option(value) };
	if (type === "external_select") {
		if (value === undefined) return { type, selected_option: element.initial_option ?? null };
		const offered = listOf(element.offered).find((one) => one.value === value);
		if (!offered) throw new Error(`${String(value)} was not offered`);
		return { type, selected_option: offered };
	}
	if (type === "checkboxes" || type === "multi_static_select") return { type, selected_options: Array.isArray(value) ? value.map(option) : [] };
	if (type === "file_input") return { type, files: Array.isArray(value) ? value.map((file) => describeFile(world, file as StoredFile)) : [] };
	if (type === "users_select") return { type, selected_user: value ?? null };
	if (type === "conversations_select") return { type, selected_conversation: value ?? null };
	if (type === "channels_select") return { type, selected_channel: value ?? null };
	return { type, value: value ?? element.initial_value ?? null };
}
