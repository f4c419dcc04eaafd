import { z } from "zod";
import { failOperation } from "../domain/inventory/services/bulk/fail-operation.ts";
import { finishRun } from "../domain/inventory/services/bulk/finish-run.ts";
import { handOnSlice } from "../domain/inventory/services/bulk/hand-on-slice.ts";
import { rejectOperation } from "../domain/inventory/services/bulk/reject-operation.ts";
import { runChunk } from "../domain/inventory/services/bulk/run-chunk.ts";
import { takeTurn } from "../domain/inventory/services/bulk/take-turn.ts";
import { defineJob } from "./define-job.ts";
import { sliceEnd } from "./slice-end.ts";

/** One slice of a confirmed bulk operation, once it is its turn among the vendor's. Whoever confirmed it must still be allowed to, each time. */
export const runBulk = defineJob({
	name: "run-bulk",
	queue: "bulk",
	inSlices: true,
	payload: z.object({ vendorId: z.uuid(), operationId: z.uuid(), personId: z.uuid() }),
	needs: ["pricing.bulk"],
	principal: ({ vendorId, personId }) => ({ kind: "member", vendorId, personId, surface: "worker", workspaceId: null }),
	async run({ operationId, personId }, { withScope, mayGoOn }) {
		const slice = await withScope((scope) => takeTurn(scope, { operationId }));
		if (slice === null) return;
		const goOn = sliceEnd(mayGoOn);
		while (goOn()) {
			const state = await withScope((scope) => runChunk(scope, { operationId, slice }));
			if (state === "finished") await withScope((scope) => finishRun(scope, { operationId }));
			if (state === "rejected") await withScope((scope) => rejectOperation(scope, { operationId }));
			if (state !== "more") return;
		}
		await withScope((scope) => handOnSlice(scope, { operationId, slice, job: "run-bulk", personId }));
	},
	refused: ({ operationId, personId }, { withScope }, reason) => withScope((scope) => failOperation(scope, { operationId, reason, personId })),
});
