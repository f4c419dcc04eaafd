import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { toJson } from "../../core/to-json.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { parseTicketLines } from "../parse-ticket-lines.ts";
import { matchTicketLines } from "../selectors/match-ticket-lines.ts";
import { type TakenLine, TENDERS, type Ticket } from "../ticket.ts";
import { lockTicket } from "./lock-ticket.ts";

const inputSchema = z.strictObject({
	number: z.int().positive(),
	/** What is left out stays; null takes it away. */
	text: z.string().max(4_000).optional(),
	discount: z.string().max(30).nullable().optional(),
	tender: z.enum(TENDERS).nullable().optional(),
});

/**
 * Changes what was typed. A line that stays as it was stays taken for what it was taken for, and at that price; the others are matched anew.
 * @throws DomainError as of lockTicket; invalid_input for no line or too many
 */
export async function changeTicket(scope: VendorScope<"order.write" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<void> {
	const { number, text, discount, tender } = parseInput(inputSchema, input);
	const ticket = await lockTicket(scope, { number });
	const was = ticket.draft;
	const draft = {
		...was,
		...(text !== undefined && { text, taken: await matchAnew(scope, ticket, text) }),
		...(discount !== undefined && { discount }),
	};
	await scope.write.ticket.updateMany({
		where: { vendorId: scope.vendorId, id: ticket.id, status: "open" },
		data: { draft: toJson(draft), ...(tender !== undefined && { tender }) },
	});
	await recordAudit(scope, {
		action: "change-ticket",
		subjectKind: "ticket",
		subjectId: ticket.id,
		before: { lines: was.text, discount: was.discount, tender: ticket.tender },
		after: { number, lines: draft.text, discount: draft.discount, tender: tender === undefined ? ticket.tender : tender },
	});
}

async function matchAnew(scope: VendorScope<"inventory.read">, { draft }: Ticket, text: string): Promise<TakenLine[]> {
	const { currency } = await getVendor(scope);
	const before = new Map<string, TakenLine>();
	for (const [at, line] of parseTicketLines(draft.text, currency).entries()) {
		const taken = draft.taken[at];
		if (taken?.itemId) before.set(line.text, taken);
	}
	const lines = parseTicketLines(text, currency);
	const open = lines.filter((line) => !before.has(line.text));
	const found = await matchTicketLines(scope, { lines: open });
	return lines.flatMap((line) => before.get(line.text) ?? found[open.indexOf(line)] ?? []);
}
