import type { ReadScope } from "../../../core/permissions/scopes.ts";

/** The bytes of an uploaded file from an offset to the end of the piece that holds it; null behind the file's end. */
export async function readUpload(scope: ReadScope, { operationId, offset }: { operationId: string; offset: number }): Promise<Uint8Array | null> {
	const piece = await scope.read.bulkUploadChunk.findFirst({
		where: { vendorId: scope.vendorId, bulkOperationId: operationId, position: { lte: offset } },
		select: { position: true, bytes: true },
		orderBy: { position: "desc" },
	});
	if (!piece) return null;
	const rest = piece.bytes.subarray(offset - Number(piece.position));
	return rest.length === 0 ? null : rest;
}
