import { type Json, listOf } from "../emulator/json.ts";
import type { Problem } from "./api-answer.ts";
import { checkCount, checkText, checkUnique } from "./text-length.ts";

const linkStyle = 5;
const premiumStyle = 6;

/** What Discord says against a message's components (discord.com/developers/docs/components/reference). */
export function checkComponents(components: unknown, isV2: boolean): Problem[] {
	const rows = listOf(components);
	const all = rows.flatMap(flatten);
	const problems = checkUnique(
		"components",
		all.map((one) => one.custom_id),
		"COMPONENT_CUSTOM_ID_DUPLICATED",
		"Component custom id cannot be duplicated",
	);
	if (isV2) {
		if (all.length > 40) problems.push({ where: "components", code: "BASE_TYPE_MAX_LENGTH", message: "Total number of components must be 40 or fewer" });
		const text = all.reduce((sum, one) => sum + (one.type === 10 ? String(one.content ?? "").length : 0), 0);
		if (text > 4000)
			problems.push({ where: "components", code: "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message: "Displayable text must be 4000 or fewer" });
		return [...problems, ...rows.flatMap((row, index) => (row.type === 1 ? checkRow(row, `components.${index}`) : []))];
	}
	problems.push(...checkCount("components", rows, { max: 5 }));
	for (const [index, row] of rows.entries()) {
		const where = `components.${index}`;
		if (row.type !== 1) problems.push({ where, code: "UNION_TYPE_CHOICES", message: 'Value of field "type" must be one of (1,).' });
		else problems.push(...checkRow(row, where));
	}
	return problems;
}

function checkRow(row: Json, where: string): Problem[] {
	const children = listOf(row.components);
	const problems = checkCount(`${where}.components`, children, { min: 1, max: 5 });
	const selects = children.filter((child) => child.type !== 2);
	if (selects.length > 0 && children.length > 1) {
		problems.push({ where: `${where}.components`, code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message: "The specified component exceeds the maximum width" });
	}
	for (const [index, child] of children.entries()) {
		const at = `${where}.components.${index}`;
		problems.push(...(child.type === 2 ? checkButton(child, at) : checkSelect(child, at)));
	}
	return problems;
}

function checkButton(button: Json, where: string): Problem[] {
	const problems = checkText(`${where}.label`, button.label, { max: 80 });
	if (!button.label && !button.emoji && button.style !== premiumStyle) {
		problems.push({ where, code: "BUTTON_COMPONENT_MISSING_LABEL_OR_EMOJI", message: "A button needs a label or an emoji" });
	}
	if (typeof button.style !== "number") problems.push({ where: `${where}.style`, code: "BASE_TYPE_REQUIRED", message: "This field is required" });
	if (button.style === linkStyle) return [...problems, ...checkText(`${where}.url`, button.url, { min: 1, max: 512 })];
	if (button.style === premiumStyle) return problems;
	return [...problems, ...checkText(`${where}.custom_id`, button.custom_id, { min: 1, max: 100 })];
}

function checkSelect(select: Json, where: string): Problem[] {
	const problems = [
		...checkText(`${where}.custom_id`, select.custom_id, { min: 1, max: 100 }),
		...checkText(`${where}.placeholder`, select.placeholder, { max: 150 }),
	];
	if (select.type !== 3) return problems;
	const options = listOf(select.options);
	problems.push(...checkCount(`${where}.options`, options, { min: 1, max: 25 }));
	problems.push(
		...checkUnique(
			`${where}.options`,
			options.map((option) => option.value),
			"SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
			"The specified option value is already used",
		),
	);
	for (const [index, option] of options.entries()) {
		problems.push(...checkText(`${where}.options.${index}.label`, option.label, { min: 1, max: 100 }));
		problems.push(...checkText(`${where}.options.${index}.value`, option.value, { min: 1, max: 100 }));
		problems.push(...checkText(`${where}.options.${index}.description`, option.description, { max: 100 }));
	}
	return problems;
}

/** A component and all below it. */
export function flatten(component: Json): Json[] {
	const children = [...listOf(component.components), ...["component", "accessory"].flatMap((key) => (component[key] ? [component[key] as Json] : []))];
	return [component, ...children.flatMap(flatten)];
}
