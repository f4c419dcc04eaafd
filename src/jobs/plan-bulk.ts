import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import { findOperation } from "../domain/inventory/selectors/bulk/find-operation.ts";
import { failOperation } from "../domain/inventory/services/bulk/fail-operation.ts";
import { handOnSlice } from "../domain/inventory/services/bulk/hand-on-slice.ts";
import { defineJob } from "./define-job.ts";
import { planSlice } from "./plan-slice.ts";
import { sliceEnd } from "./slice-end.ts";

/** One slice of the plan of a bulk operation. The row knows how far it is; a slice that runs twice goes on where the other is. */
export const planBulk = defineJob({
	name: "plan-bulk",
	queue: "bulk",
	inSlices: true,
	payload: z.object({ vendorId: z.uuid(), operationId: z.uuid(), personId: z.uuid() }),
	needs: ["pricing.bulk"],
	principal: ({ vendorId, personId }) => ({ kind: "member", vendorId, personId, surface: "worker", workspaceId: null }),
	async run({ operationId, personId }, { withScope, mayGoOn }) {
		const operation = await withScope((scope) => findOperation(scope, { operationId }));
		if (operation?.status !== "draft") return;
		const { slice } = operation;
		try {
			const state = await planSlice({ operation, withScope, goOn: sliceEnd(mayGoOn) });
			if (state === "more") await withScope((scope) => handOnSlice(scope, { operationId, slice, job: "plan-bulk", personId }));
		} catch (error) {
			// Only a file can be wrong by now: a filter and a rule were checked when they were typed.
			if (!(error instanceof DomainError && error.code === "invalid_input")) throw error;
			await withScope((scope) => failOperation(scope, { operationId, reason: error.message }));
		}
	},
	refused: ({ operationId, personId }, { withScope }, reason) => withScope((scope) => failOperation(scope, { operationId, reason, personId })),
});
