import type { BenchApp, BenchShop } from "./bench-app.ts";

/**
 * Types a preview's confirmation and waits for the last row: seconds since, and rows that were changed. A plan whose prices were set meanwhile
 * is made anew, and confirmed again.
 */
export async function runOperation({ owner }: BenchApp, shop: BenchShop, confirm: string): Promise<{ seconds: number; rows: number }> {
	const number = Number(/B-(\d+)/.exec(confirm)?.[1]);
	let start = performance.now();
	await shop.type(confirm);
	for (;;) {
		const { rows } = await owner.query<{ status: string; plan_hash: string; rows_done: number; error: string | null }>(
			"SELECT status, plan_hash, rows_done, error FROM bulk_operation WHERE vendor_id = $1 AND number = $2",
			[shop.vendorId, number],
		);
		const [operation] = rows;
		if (operation?.status === "done") return { seconds: (performance.now() - start) / 1_000, rows: operation.rows_done };
		if (!operation || operation.status === "failed" || operation.status === "cancelled")
			throw new Error(`${confirm}: ${operation?.error ?? operation?.status}`);
		if (operation.status === "previewed") {
			start = performance.now();
			await shop.type(`/bulk confirm B-${number} plan:${operation.plan_hash}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
