import { DomainError } from "../domain/core/errors.ts";
import { dbUrl } from "./admin/db-url.ts";
import { grant } from "./admin/grant.ts";
import { invite } from "./admin/invite.ts";
import { ledgerCheck } from "./admin/ledger-check.ts";
import { ledgerRepair } from "./admin/ledger-repair.ts";
import { listAdmins } from "./admin/list-admins.ts";
import { open } from "./admin/open.ts";
import { revoke } from "./admin/revoke.ts";
import { setup } from "./admin/setup.ts";
import type { Verb } from "./admin/verb.ts";

/** By what is typed: one word, or several (`ledger check`). */
const VERBS: Readonly<Record<string, Verb>> = {
	setup,
	invite,
	"db-url": dbUrl,
	grant,
	revoke,
	"list-admins": listAdmins,
	open,
	"ledger check": ledgerCheck,
	"ledger repair": ledgerRepair,
};

const typed = process.argv.slice(2);
const name = Object.keys(VERBS).find((known) => known.split(" ").every((word, index) => typed[index] === word));
const verb = name === undefined ? undefined : VERBS[name];
if (name === undefined || !verb) {
	const list = Object.entries(VERBS).map(
		([known, { usage = "", summary }]) => `  npm run --silent admin -- ${`${known} ${usage}`.trimEnd()}\n      ${summary}`,
	);
	process.stderr.write(`${typed.length === 0 ? "Say what to do:" : `There is no verb ${typed[0]}. There is:`}\n${list.join("\n")}\n`);
	process.exit(2);
}
try {
	process.stdout.write(`${await verb.run(typed.slice(name.split(" ").length))}\n`);
} catch (error) {
	if (!(error instanceof DomainError)) throw error;
	process.stderr.write(`${[error.message, error.hint].filter(Boolean).join(" ")}\n`);
	process.exitCode = 1;
}
