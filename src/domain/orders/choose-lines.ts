import { DomainError } from "../core/errors.ts";
import { say } from "../core/messages/say.ts";

interface Line {
	id: string;
	position: number;
	sku: string;
	title: string;
}

/**
 * The lines of an order that a person means: the one of that number or SKU; all of them, as undefined, when none is named.
 * @throws DomainError not_found for a line that is not there; invalid_input for a quantity that may be meant of several lines
 */
export function chooseLines(
	{ order, lines }: { order: string; lines: readonly Line[] },
	{ line, quantity }: { line?: string | undefined; quantity?: number | undefined },
): [{ lineId: string; quantity: number | undefined }] | undefined {
	const [only, another] = lines;
	if (line === undefined) {
		if (quantity === undefined) return undefined;
		if (!only || another) throw new DomainError("invalid_input", say.orderWhichLine({ order, lines: lines.map(say.orderLineName) }));
		return [{ lineId: only.id, quantity }];
	}
	const typed = line.trim().toLowerCase();
	const found = lines.find(({ sku }) => sku !== "" && sku.toLowerCase() === typed) ?? lines.find(({ position }) => String(position) === typed);
	if (!found) throw new DomainError("not_found", say.orderLineUnknown({ order, typed: line, lines: lines.map(say.orderLineName) }));
	return [{ lineId: found.id, quantity }];
}
