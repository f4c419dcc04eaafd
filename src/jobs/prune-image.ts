import { z } from "zod";
import { pruneImage as pruneRow } from "../domain/inventory/services/prune-image.ts";
import { defineJob } from "./define-job.ts";

/** Deletes the files of a picture that was taken away and can no longer be brought back. */
export const pruneImage = defineJob({
	name: "prune-image",
	queue: "bulk",
	payload: z.object({ vendorId: z.uuid(), imageId: z.uuid() }),
	needs: ["image.prune"],
	principal: ({ vendorId }) => ({ kind: "worker", vendorId }),
	async run({ imageId }, { withScope, pictures }) {
		// Before the commit: a row whose files are gone is pruned again, files without a row would stay for ever.
		await withScope(async (scope) => {
			const key = await pruneRow(scope, { imageId });
			if (key) await pictures.remove(key);
		});
	},
});
