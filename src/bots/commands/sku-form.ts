import { say } from "../../domain/core/messages/say.ts";
import type { CommandForm } from "./command-form.ts";

/** Asks for the item of a command that is about an order's line, when the order and the line were named and no SKU. */
export function skuForm({ title, example }: { title: () => string; example: string }): CommandForm {
	return {
		shown: () => ({ title: title(), submit: say.skuFormSubmit(), fields: [{ option: "sku", label: say.skuFormLabel(), required: true }] }),
		example,
		opens: (raw) => (raw.order !== undefined && raw.line !== undefined && raw.sku === undefined ? "blank" : null),
	};
}
