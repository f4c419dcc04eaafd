import type { Caller } from "../../src/bots/caller.ts";
import type { Dispatcher } from "../../src/bots/dispatch.ts";
import { fileOf } from "../support/fill-shop.ts";
import { query } from "../support/query.ts";

interface Busy {
	dispatcher: Dispatcher;
	ownerUrl: string;
	name: string;
	owner: Caller;
	rows: number;
	/** Once it says so, the round at hand is the last. */
	mayEnd: () => boolean;
}

interface Last {
	number: number;
	kind: string;
	status: string;
	plan: string | null;
}

/**
 * Imports new items, then reprices them and undoes it, again and again, as somebody who sees the operations' state and presses on: an answer
 * may get lost in a crash, so what comes next is read from the rows. Ends after an undo.
 */
export async function keepShopBusy({ dispatcher, ownerUrl, name, owner, rows, mayEnd }: Busy): Promise<void> {
	for (;;) {
		const found = await findLast(ownerUrl, owner.workspaceExternalId).catch(() => "away" as const);
		if (found === "away") await rest();
		else if (found === null) await dispatcher.runCommand("bulk import", { file: fileOf(fileOfItems(name, rows)) }, owner);
		else if (found.status === "previewed") await dispatcher.runText(`/bulk confirm B-${found.number} plan:${found.plan}`, owner);
		else if (["draft", "queued", "running"].includes(found.status)) await rest();
		else if (found.status !== "done") throw new Error(`B-${found.number} of ${name} is ${found.status}.`);
		else if (found.kind === "price") await dispatcher.runText(`/bulk undo B-${found.number}`, owner);
		else if (found.kind === "undo" && mayEnd()) return;
		else await dispatcher.runText("/bulk price change:+0.05", owner);
	}
}

async function findLast(ownerUrl: string, workspace: string): Promise<Last | null> {
	const [last] = await query<Last>(
		ownerUrl,
		`SELECT number, kind, status, plan_hash AS plan FROM bulk_operation
		WHERE vendor_id = (SELECT vendor_id FROM workspace WHERE external_id = $1) ORDER BY number DESC LIMIT 1`,
		[workspace],
	);
	return last ?? null;
}

function fileOfItems(name: string, rows: number): string {
	const lines = Array.from({ length: rows }, (_, index) => `${name}-${index},Item ${index},tcg-single,NM,${(index % 90) + 1}.00,USD,${index % 4}`);
	return `sku,title,category,condition,price,currency,quantity\n${lines.join("\n")}\n`;
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 50));
