import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../../src/domain/core/reply.ts";
import { consoleCommands } from "../../support/console-commands.ts";
import { CONSOLE_TOKEN, startConsole, type TestConsole } from "../../support/start-console.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

// Each case starts processes, which takes seconds on a busy machine.
describe("npm run say", { timeout: 120_000 }, () => {
	let console: TestConsole;
	let folder: string;

	beforeAll(async () => {
		console = await startConsole(consoleCommands());
	});
	afterAll(() => console.stop());
	beforeEach(() => {
		folder = temporaryFolder();
		announce(console.port, CONSOLE_TOKEN);
	});

	/** As a running instance leaves them in its data folder. */
	function announce(port: number, token: string): void {
		writeFileSync(join(folder, "instance.json"), JSON.stringify({ pid: process.pid, port }));
		writeFileSync(join(folder, "console-token"), `${token}\n`);
	}

	function spawnSay(args: readonly string[], env: Record<string, string> = {}) {
		const { PATH = "", HOME = "" } = process.env;
		return spawn(process.execPath, ["scripts/run.mjs", "src/cli/say.ts", ...args], { env: { PATH, HOME, OMNI_ENV_FILE: "", OMNI_DATA_DIR: folder, ...env } });
	}

	async function say(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
		const child = spawnSay(args, env);
		const code = new Promise<number | null>((resolve) => child.once("close", resolve));
		const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
		return { code: await code, stdout, stderr };
	}

	it("prints the reply as text and ends with 0", async () => {
		expect(await say(["/echo hello"])).toEqual({ code: 0, stdout: "hello\n", stderr: "" });
		const { stdout } = await say(["/show 2 red"]);
		expect(stdout).toContain("[Say hello] /echo hello");
		expect(stdout).not.toContain("\u001b");
	});

	it("prints the Answer as JSON", async () => {
		const { code, stdout } = await say(["--json", "/show 2 red"]);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ ok: true, reply: { title: "All parts in red", rows: { columns: ["Title", "Available", "Price"] } } });
	});

	it("ends with 2 when the command is refused, and with 1 at a fault", async () => {
		expect(await say(["/ehco hello"])).toMatchObject({ code: 2, stdout: expect.stringContaining("Did you mean /echo?") });
		const { code, stdout } = await say(["--json", "/find x"]);
		expect(code).toBe(2);
		expect((JSON.parse(stdout) as Answer).ok).toBe(false);
		expect((await say(["/break"])).code).toBe(1);
	});

	it("puts words together that the shell took apart", async () => {
		expect((await say(["/show", "rows:1", "colour:red"])).code).toBe(0);
		writeFileSync(join(folder, "my stock.csv"), "sku\n");
		const { stdout } = await say(["/count", "bytes", "file:my stock.csv"], { INIT_CWD: folder });
		expect(stdout).toBe("my stock.csv has 4 bytes, 4 announced.\n");
	});

	it("waits for an operation's end when told to", async () => {
		const { code, stdout } = await say(["--wait", "/bulk begin"]);
		expect(code).toBe(0);
		expect(stdout).toContain("Done: 30 prices changed.");
	});

	it("prints large replies whole, and minds no reader that leaves early", async () => {
		const { stdout } = await say(["/show 10000 red"]);
		expect(stdout.split("\n").filter((line) => line.includes("onerror"))).toHaveLength(10_000);
		const child = spawnSay(["/show 10000 red"]);
		const code = new Promise<number | null>((resolve) => child.once("close", resolve));
		const complaint = text(child.stderr);
		child.stdout.once("data", () => child.stdout.destroy());
		expect(await code).toBe(0);
		expect(await complaint).toBe("");
	});

	it("tells in one sentence why no answer came", async () => {
		expect(await say(["/help"], { OMNI_DATA_DIR: join(folder, "none") })).toMatchObject({
			code: 1,
			stdout: "",
			stderr: expect.stringMatching(/^No Omni-Stock runs .* npm start.*\n$/),
		});
		announce(console.port, "another token");
		expect(await say(["/help"])).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("token") });
		announce(await freePort(), CONSOLE_TOKEN);
		expect(await say(["/help"])).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/^Nothing answers at 127\.0\.0\.1:\d+.*\n$/) });
		expect(await say([])).toMatchObject({ code: 1, stderr: expect.stringContaining("Usage") });
		expect(await say(["--colour", "/help"])).toMatchObject({ code: 1, stderr: expect.stringContaining("--colour") });
	});
});

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address ? address.port : 1));
		});
	});
}
