import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { formatNumber } from "../../domain/core/format-number.ts";
import { say } from "../../domain/core/messages/say.ts";
import { OPERATION_STATUSES } from "../../domain/inventory/operations/bulk-operation.ts";
import { operationAim } from "../../domain/inventory/operations/operation-aim.ts";
import { operationLabel } from "../../domain/inventory/operations/operation-label.ts";
import { listOperations } from "../../domain/inventory/selectors/bulk/list-operations.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { defineCommand } from "./define-command.ts";
import { optionalChoice, optionalInteger } from "./option.ts";

const PAGE_SIZE = 15;

export const bulkList = defineCommand({
	name: "bulk list",
	summary: "The bulk operations, the newest first",
	examples: ["/bulk list", "/bulk list status:running"],
	input: z.strictObject({
		status: optionalChoice("One state only; previewed waits for a confirmation", OPERATION_STATUSES, { positional: true }),
		before: optionalInteger("Only operations with smaller numbers than this one", { min: 1, max: 2_147_483_647 }),
	}),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope, { status, before }) {
		const vendor = await getVendor(scope);
		const found = await listOperations(scope, { status, before, limit: PAGE_SIZE + 1 });
		const rows = found.slice(0, PAGE_SIZE);
		if (rows.length === 0) return { text: `${say.operationsNone()}\n${say.operationsNoneHint()}`, audience: "private" };
		const when = dateFormat(vendor, { dateStyle: "medium", timeStyle: "short" });
		const last = found.length > PAGE_SIZE ? rows.at(-1)?.number : undefined;
		return {
			text: say.operationsFound({ count: rows.length, more: last !== undefined, status: status ?? null }),
			rows: {
				columns: say.operationColumns(),
				rows: rows.map((operation) => [
					operationLabel(operation.number),
					operationAim(operation, vendor),
					say.operationState(operation),
					formatNumber(operation.rowsTotal),
					when.format(operation.createdAt),
				]),
			},
			actions:
				last === undefined
					? []
					: [{ label: say.nextPage(), command: ["/bulk list", ...(status ? [`status:${status}`] : []), `before:${last}`].join(" "), style: "secondary" }],
			audience: "private",
		};
	},
});
