import type { Access } from "../../domain/core/permissions/access.ts";
import { listAllVendors } from "../../domain/vendors/selectors/list-all-vendors.ts";

const PAGE = 500;

/** All shops of the installation, one after the other. */
export async function* eachVendor(access: Access): AsyncGenerator<{ id: string; name: string }> {
	let from: string | null = null;
	for (;;) {
		const after = from;
		const vendors: Awaited<ReturnType<typeof listAllVendors>> = await access.withSystem("check-ledger", (scope) =>
			listAllVendors(scope, { after, limit: PAGE }),
		);
		yield* vendors;
		const last = vendors.at(-1);
		if (!last || vendors.length < PAGE) return;
		from = last.id;
	}
}
