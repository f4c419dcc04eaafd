import { z } from "zod";
import { IMAGE_KEPT_FOR } from "../../core/image-kept-for.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ imageId: z.uuid() });

/** Forgets a picture that was taken away long enough ago; returns the key of its files, or null when it is not time or done already. */
export async function pruneImage(scope: VendorScope<"image.prune">, input: z.input<typeof inputSchema>): Promise<string | null> {
	const { imageId } = parseInput(inputSchema, input);
	const before = new Date(scope.now.getTime() - IMAGE_KEPT_FOR);
	const [pruned] = await scope.write.$queryRaw<{ key: string }[]>`
		DELETE FROM item_image WHERE vendor_id = ${scope.vendorId}::uuid AND id = ${imageId}::uuid AND removed_at < ${before} RETURNING key`;
	return pruned?.key ?? null;
}
