import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { consoleCaller } from "../bots/console/console-caller.ts";
import type { Dispatcher } from "../bots/dispatch.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { Answer } from "../domain/core/reply.ts";
import { suggestOperations } from "../domain/inventory/selectors/suggest-operations.ts";
import { registerPerson } from "../domain/users/services/register-person.ts";
import { findWorkspaceHere } from "../domain/vendors/selectors/find-workspace-here.ts";
import { wasLinkedHere } from "../domain/vendors/selectors/was-linked-here.ts";
import { setUpShop } from "../domain/vendors/services/set-up-shop.ts";

/**
 * Facts of real goods (names, sets, numbers, platforms); prices, costs and quantities are invented.
 * Cards: tcgdex/cards-database (MIT). Games: libretro's database as packaged in gametime-db (MIT).
 */
const CATALOGUE = fileURLToPath(new URL("catalogue.csv", import.meta.url));
/** Milliseconds that a start waits for the catalogue. */
const PATIENCE = 30_000;

interface Options {
	access: Access;
	dispatcher: Dispatcher;
	log: (line: string) => void;
}

/** Founds "Demo Cards" for a console that is not linked yet and imports its catalogue as any vendor would. Does nothing once that was begun. */
export async function loadDemo({ access, dispatcher, log }: Options): Promise<void> {
	const caller = consoleCaller();
	const isDemo = await access.withPerson(caller, async (scope) => {
		await registerPerson(scope);
		const here = await findWorkspaceHere(scope);
		if (here) return here.demo;
		// A shop was unlinked here: it comes back when somebody links it again.
		if (await wasLinkedHere(scope)) return false;
		await setUpShop(scope, { name: "Demo Cards", currency: "USD", locale: "en", demo: true });
		return true;
	});
	if (!isDemo || (await hasOperations(access, dispatcher))) return;
	log("Filling the demo shop (DEMO=0 starts without it) …");
	const file = { name: "demo.csv", size: null, open: () => createReadStream(CATALOGUE) };
	const preview = await dispatcher.runCommand("bulk import", { file }, caller);
	const confirm = preview.reply.actions?.find(({ command }) => command.startsWith("/bulk confirm"));
	let answer: Answer = confirm ? await dispatcher.runText(confirm.command, caller) : preview;
	const deadline = Date.now() + PATIENCE;
	while (answer.ok && answer.reply.progress?.active && Date.now() < deadline) {
		await new Promise((resolve) => setTimeout(resolve, 100));
		answer = await dispatcher.runText(answer.reply.progress.command, caller);
	}
	if (!answer.ok) log(`The demo shop could not be filled: ${answer.reply.text}`);
}

/** True once the import was begun, also when the first start was killed before its end: the worker goes on with it. */
async function hasOperations(access: Access, dispatcher: Dispatcher): Promise<boolean> {
	const operations = await dispatcher.asMember(consoleCaller(), (principal) =>
		access.withVendor(principal, ["inventory.read"], (scope) => suggestOperations(scope, { typed: "", limit: 1 })),
	);
	return operations.length > 0;
}
