import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { ReadScope } from "../../domain/core/permissions/scopes.ts";
import { listAttributes } from "../../domain/inventory/categories/list-attributes.ts";
import { getItemBySku } from "../../domain/inventory/selectors/get-item-by-sku.ts";
import type { CommandForm } from "./command-form.ts";
import type { RawValue } from "./option.ts";

const form: CommandForm = {
	shown() {
		const labels = say.editLabels();
		const none = say.editPlaceholderNone();
		return {
			title: say.editForm(),
			submit: say.editSubmit(),
			fields: [
				{ option: "title", label: labels.title },
				{ option: "condition", label: labels.condition },
				{ option: "attributes", label: labels.attributes, placeholder: say.editPlaceholderPairs(), multiline: true },
				{ option: "barcode", label: labels.barcode, placeholder: none },
				{ option: "notes", label: labels.notes, placeholder: none, multiline: true },
			],
		};
	},
	example: '/item edit PKM-SWSH10.5-055-H-NM title:"Snorlax (holo)" notes:none',
	// What the buttons type: the item, and the version that was looked at.
	opens: (raw) => (raw.sku !== undefined && Object.keys(raw).every((name) => name === "sku" || name === "seen") ? "filled" : null),
};

/** The item as it is, with its version: whoever changes it meanwhile is not overwritten. */
async function prefill(scope: ReadScope<"inventory.read">, { sku, seen }: Readonly<Record<string, RawValue>>): Promise<Record<string, string>> {
	if (typeof sku !== "string") throw new DomainError("invalid_input", say.editNeedsSomething());
	const item = await getItemBySku(scope, { sku });
	// A semicolon would end the pair; what the form does not name stays as it is.
	const pairs = listAttributes(item).filter(({ value }) => !value.includes(";"));
	return {
		sku: item.sku,
		title: item.title,
		condition: item.condition,
		...(pairs.length > 0 && { attributes: pairs.map(({ name, value }) => `${name}=${value}`).join("; ") }),
		...(item.barcode !== null && { barcode: item.barcode }),
		...(item.notes !== null && { notes: item.notes }),
		seen: typeof seen === "string" ? seen : String(item.version),
	};
}

/** What /item edit shows when it is told an item and nothing to change. */
export const itemEditForm = { form, prefill };
