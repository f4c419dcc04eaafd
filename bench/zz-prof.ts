import { startBenchApp } from "./bench-app.ts";

const N = Number(process.argv[2] ?? 20000);
const app = await startBenchApp();
const shop = await app.openShop("ours");
await app.owner.query(
	`INSERT INTO item (vendor_id, sku, title, category, condition, attributes, price_minor, cost_minor)
 SELECT $1, 'CARD-' || n, 'Card number ' || n, 'tcg-single', 'Near Mint', jsonb_build_object('game', 'Pokémon', 'set_name', 'Set ' || n % 100), 100 + n % 5000, 50 + n % 2500 FROM generate_series(1, $2::int) n`,
	[shop.vendorId, N],
);
await app.owner.query(
	`WITH l AS (INSERT INTO stock_level (vendor_id, item_id, location_id, on_hand) SELECT item.vendor_id, item.id, location.id, 3 FROM item JOIN location ON location.vendor_id = item.vendor_id AND location.is_default WHERE item.vendor_id = $1 RETURNING *) SELECT count(*) FROM l`,
	[shop.vendorId],
);
if (process.argv[4] !== "novac") await app.owner.query("VACUUM ANALYZE");
console.log("filled");
async function wait(number: number, status: string) {
	const start = performance.now();
	for (;;) {
		const { rows } = await app.owner.query("SELECT status, rows_done, error FROM bulk_operation WHERE number = $1 AND vendor_id = $2", [number, shop.vendorId]);
		if (rows[0].status === status) return (performance.now() - start) / 1000;
		if (rows[0].status === "failed") throw new Error(rows[0].error);
		await new Promise((r) => setTimeout(r, 20));
	}
}
const cmds = (process.argv[3] ?? "/bulk stock +1").split("|");
for (const cmd of cmds) {
	let t = performance.now();
	let preview = await shop.type(cmd);
	const number = Number(/B-(\d+)/.exec(preview.title ?? "")?.[1]);
	await wait(number, "previewed");
	const plan = (performance.now() - t) / 1000;
	preview = await shop.type(`/bulk show B-${number}`);
	t = performance.now();
	await shop.type(preview.actions!.find(({ command }) => command.startsWith("/bulk confirm"))!.command);
	const confirm = (performance.now() - t) / 1000;
	const run = await wait(number, "done");
	console.log(
		cmd,
		"plan",
		plan.toFixed(2),
		(N / plan).toFixed(0),
		"rows/s; confirm",
		confirm.toFixed(2),
		"run",
		run.toFixed(2),
		(N / run).toFixed(0),
		"rows/s",
	);
}
await app.stop();
