import { type Json, listOf } from "../emulator/json.ts";

/** Tells a text that is empty or too long, in Slack's words. */
export function checkText(value: unknown, max: number, pointer: string): string[] {
	const text = typeof value === "object" && value !== null ? (value as Json).text : value;
	if (value === undefined || value === null) return [];
	const at = typeof value === "object" ? `${pointer}/text` : pointer;
	if (typeof text !== "string" || text.length === 0) return [`must be more than 0 characters [json-pointer:${at}]`];
	return text.length > max ? [`must be less than ${max + 1} characters [json-pointer:${at}]`] : [];
}

/** Tells a list that is too short or too long. */
export function checkCount(list: readonly unknown[], min: number, max: number, pointer: string): string[] {
	if (list.length < min) return [`must have at least ${min} item${min === 1 ? "" : "s"} [json-pointer:${pointer}]`];
	return list.length > max ? [`no more than ${max} items allowed [json-pointer:${pointer}]`] : [];
}

const maxOptions: Record<string, number> = { overflow: 5, checkboxes: 10, radio_buttons: 10 };

/** Lengths of an interactive element (docs.slack.dev/reference/block-kit/block-elements). */
export function checkElement(element: Json, pointer: string): string[] {
	const problems = [
		...checkText(element.action_id, 255, `${pointer}/action_id`),
		...checkText(element.placeholder, 150, `${pointer}/placeholder`),
		...checkConfirm(element.confirm as Json | undefined, `${pointer}/confirm`),
	];
	if (element.type === "button") {
		problems.push(
			...checkText(element.text, 75, `${pointer}/text`),
			...checkText(element.value, 2000, `${pointer}/value`),
			...checkText(element.url, 3000, `${pointer}/url`),
		);
	}
	if (element.type === "image")
		problems.push(...checkText(element.image_url, 3000, `${pointer}/image_url`), ...checkText(element.alt_text, 2000, `${pointer}/alt_text`));
	if (element.type === "plain_text_input") {
		if (Number(element.max_length ?? 0) > 3000) problems.push(`must be less than 3001 [json-pointer:${pointer}/max_length]`);
		problems.push(...checkText(element.initial_value, Number(element.max_length ?? 3000), `${pointer}/initial_value`));
	}
	for (const [at, options] of optionLists(element, pointer)) {
		problems.push(...checkCount(options, 1, maxOptions[String(element.type)] ?? 100, at));
		for (const [index, option] of options.entries()) {
			problems.push(
				...checkText(option.text, 75, `${at}/${index}/text`),
				...checkText(option.value, 150, `${at}/${index}/value`),
				...checkText(option.description, 75, `${at}/${index}/description`),
			);
		}
	}
	return problems;
}

function optionLists(element: Json, pointer: string): [string, Json[]][] {
	const own: [string, Json[]][] = element.options === undefined ? [] : [[`${pointer}/options`, listOf(element.options)]];
	const groups = listOf(element.option_groups).map((group, index): [string, Json[]] => [`${pointer}/option_groups/${index}/options`, listOf(group.options)]);
	return [...own, ...groups];
}

function checkConfirm(confirm: Json | undefined, pointer: string): string[] {
	if (!confirm) return [];
	return [
		...checkText(confirm.title, 100, `${pointer}/title`),
		...checkText(confirm.text, 300, `${pointer}/text`),
		...checkText(confirm.confirm, 30, `${pointer}/confirm`),
		...checkText(confirm.deny, 30, `${pointer}/deny`),
	];
}
