import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Router } from "express";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { ReadScope } from "../domain/core/permissions/scopes.ts";
import type { Vault } from "../domain/core/vault.ts";
import { EXPORT_PAGE, exportCsv } from "../domain/inventory/files/export-csv.ts";
import { openExport } from "../domain/inventory/operations/export-link.ts";
import { getDefaultLocation } from "../domain/inventory/selectors/get-default-location.ts";
import { getExportOutline } from "../domain/inventory/selectors/get-export-outline.ts";
import { listExportItems } from "../domain/inventory/selectors/list-export-items.ts";
import { getVendor } from "../domain/vendors/selectors/get-vendor.ts";

/** Milliseconds in which nothing of the file was taken: then the connection is closed. */
const IDLE = 60_000;

interface Options {
	access: Access;
	vault: Vault;
	clock?: () => Date;
}

/**
 * `GET /exports/<name>.csv?link=…`: a file too large for a chat, for whom `/bulk export` gave the address, until it expires. It is read page by
 * page as whoever asked for it, whose permission is proved each time; when that fails on the way the connection is cut, so that half a file is not taken for a whole one.
 */
export function createExportRouter({ access, vault, clock = () => new Date() }: Options): Router {
	const router = Router();
	router.get("/exports/:file", async (req, res, next) => {
		const sealed = req.query.link;
		const link = typeof sealed === "string" ? openExport(vault, sealed) : null;
		if (!link) return next();
		res.set({ "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer" });
		if (link.until <= clock().getTime()) {
			res.status(410).type("text").send(say.exportExpired());
			return;
		}
		const { vendorId, personId, filter, format } = link;
		const principal = { kind: "member", vendorId, personId, surface: "worker", workspaceId: null } as const;
		const read = <R>(run: (scope: ReadScope<"inventory.read">) => Promise<R>) => access.withVendor(principal, ["inventory.read", "pricing.bulk"], run);
		try {
			const shop = await read(async (scope) => {
				const { categories } = await getExportOutline(scope, { filter, format });
				return { categories, currency: (await getVendor(scope)).currency, location: (await getDefaultLocation(scope)).name };
			});
			res.attachment(req.params.file).type("text/csv; charset=utf-8");
			req.socket.setTimeout(IDLE, () => req.socket.destroy());
			if (req.method === "HEAD") {
				res.end();
				return;
			}
			const page = (after: string | null) => read((scope) => listExportItems(scope, { filter, format, after, count: EXPORT_PAGE }));
			await pipeline(Readable.from(exportCsv({ format, shop, page }), { objectMode: false }), res);
		} catch (error) {
			if (res.headersSent) return;
			if (!(error instanceof DomainError && error.code === "permission_denied")) throw error;
			res.status(403).type("text").send(error.message);
		}
	});
	return router;
}
