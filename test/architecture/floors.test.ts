import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { afterAll, beforeAll, expect, test } from "vitest";

interface Rules {
	forbidden: (IForbiddenRuleType & { name: string })[];
	options: object;
}

const rules: Rules = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

/** For each rule the one import that breaks it: importing file, imported thing. Files are made for the time of the test, outside src/. */
const BREACHES: Readonly<Record<string, readonly [from: string, to: string]>> = {
	"no-cycles": ["src/domain/users/a.ts", "src/domain/users/a-again.ts"],
	"domain-knows-no-adapter": ["src/domain/users/b.ts", "src/bots/x.ts"],
	"domain-knows-no-framework": ["src/domain/users/c.ts", "express"],
	"core-knows-no-domain": ["src/domain/core/d.ts", "src/domain/users/x.ts"],
	"adapters-know-no-job": ["src/bots/e.ts", "src/jobs/x.ts"],
	"platform-knows-no-surface": ["src/platform/f.ts", "src/bots/x.ts"],
	"surfaces-never-meet": ["src/bots/discord/g.ts", "src/bots/slack/x.ts"],
	"commands-know-no-surface": ["src/bots/commands/h.ts", "src/bots/console/x.ts"],
	"marketplaces-never-meet": ["src/webhooks/shopify/i.ts", "src/webhooks/ebay/x.ts"],
	"prisma-in-core-alone": ["src/bots/j.ts", "@prisma/client"],
	"mint-in-core-alone": ["src/bots/k.ts", "src/domain/core/permissions/handles.ts"],
	"selectors-call-no-service": ["src/domain/users/selectors/l.ts", "src/domain/users/services/x.ts"],
	"no-test-in-program": ["src/bots/m.ts", "test/x.ts"],
	"no-undeclared": ["src/bots/n.ts", "vitest"],
	"not-unresolved": ["src/bots/o.ts", "./nowhere.ts"],
};

let folder: string;
let result: ICruiseResult;

beforeAll(async () => {
	folder = mkdtempSync(join(import.meta.dirname, "breaches-"));
	for (const [from, to] of Object.values(BREACHES)) {
		const isFile = to.includes("/") && !to.startsWith("@") && !to.startsWith(".");
		if (isFile) write(to, "export type X = string;\n");
		const target = isFile ? `./${relative(dirname(from), to)}`.replace("./../", "../") : to;
		write(from, `import type { X } from "${target}";\nexport type Y = X;\n`);
	}
	write("src/domain/users/a-again.ts", 'import type { Y } from "./a.ts";\nexport type X = Y;\n');
	const { output } = await cruise([relative(process.cwd(), folder)], { ...rules.options, validate: true, ruleSet: { forbidden: rules.forbidden } });
	result = output as ICruiseResult;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every rule has a breach, and every breach a rule", () => {
	expect(Object.keys(BREACHES).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
});

test.each(Object.entries(BREACHES))("%s fires", (name, breach) => {
	const fired = result.summary.violations.filter(({ rule, from }) => rule.name === name && breach.some((file) => from.endsWith(file)));
	expect(fired).not.toEqual([]);
});

test("the gate reads modules at all", () => {
	expect(result.summary.totalCruised).toBeGreaterThan(20);
});

function write(path: string, content: string): void {
	const file = join(folder, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
}

test("a service that reads past its selectors is refused by the linter", () => {
	// Not among the breaches: the linter leaves out what git ignores.
	const linted = mkdtempSync(join(import.meta.dirname, "linted-"));
	try {
		const lint = (room: string) => {
			const file = join(linted, "src/domain/inventory", room, "count-items.ts");
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, "export const count = (scope: { read: { item: { count(): number } } }) => scope.read.item.count();\n");
			const { stdout, stderr } = spawnSync("node_modules/.bin/biome", ["lint", relative(process.cwd(), file)], { encoding: "utf8" });
			return stdout + stderr;
		};
		expect(lint("services")).toContain("A service reads through a selector");
		expect(lint("selectors")).toContain("Checked 1 file");
		expect(lint("selectors")).not.toContain("A service reads through a selector");
	} finally {
		rmSync(linted, { recursive: true, force: true });
	}
});
