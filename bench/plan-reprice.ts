import type { BenchShop } from "./bench-app.ts";

/** Types a reprice of all items and waits for its preview: the command of the preview's button, and the seconds that it took. */
export async function planReprice(shop: BenchShop): Promise<{ confirm: string; seconds: number }> {
	const start = performance.now();
	let preview = await shop.type("/bulk price +0.01");
	while (preview.progress?.planning) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		preview = await shop.type(preview.progress.command);
	}
	const seconds = (performance.now() - start) / 1_000;
	const confirm = preview.actions?.find(({ command }) => command.startsWith("/bulk confirm"))?.command;
	if (confirm === undefined) throw new Error(`There is nothing to confirm: ${preview.text}`);
	return { confirm, seconds };
}
