import { spawn } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerQuestions } from "../../src/cli/setup/answer-questions.ts";
import type { Terminal } from "../../src/cli/setup/ask-at-terminal.ts";
import { changeEnvFile } from "../../src/cli/setup/env-file.ts";
import { whatIsMissing } from "../../src/cli/setup/what-is-missing.ts";
import { type Discord, startDiscord } from "../support/discord/start-discord.ts";
import { type Slack, startSlack } from "../support/slack/start-slack.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let discord: Discord;
let slack: Slack;
let file: string;
let apis: Record<string, string>;

beforeAll(async () => {
	discord = await startDiscord();
	slack = await startSlack({ signingSecret: "unused" });
	apis = { DISCORD_API_URL: discord.url, SLACK_API_URL: slack.url };
}, 30_000);
afterAll(async () => {
	await discord?.close();
	await slack?.close();
});
beforeEach(() => {
	file = join(temporaryFolder(), ".env");
});

/** A person at a terminal who gives these answers in turn, and what is shown to them. */
function person(answers: Readonly<Record<string, readonly string[]>>): { terminal: Terminal; shown: () => string } {
	const left = new Map(Object.entries(answers).map(([name, given]) => [name, [...given]]));
	const lines: string[] = [];
	const terminal: Terminal = {
		async ask(question) {
			lines.push(question);
			const name = Object.keys(answers).find((known) => question.includes(known)) ?? "";
			return left.get(name)?.shift() ?? "";
		},
		say: (line) => void lines.push(line),
		close: () => {},
	};
	return { terminal, shown: () => lines.join("\n") };
}

describe("asking at the terminal", () => {
	test("checks each token with its platform, and asks again for one that is refused", async () => {
		const { terminal, shown } = person({
			PUBLIC_URL: ["stock.example.com", "https://stock.example.com/"],
			DISCORD_TOKEN: ["wrong.token", discord.token],
			SLACK_APP_TOKEN: ["xapp-wrong", slack.appToken],
			SLACK_BOT_TOKEN: ["xoxb-wrong", slack.token],
		});
		const { changes, notes } = await answerQuestions(apis, terminal);
		expect(changes).toEqual({
			PUBLIC_URL: "https://stock.example.com/",
			DISCORD_TOKEN: discord.token,
			SLACK_APP_TOKEN: slack.appToken,
			SLACK_BOT_TOKEN: slack.token,
		});
		expect(shown()).toMatch(/is no address[\s\S]*Discord does not accept it \(401\)[\s\S]*Slack does not accept it \(invalid_auth\)/);
		expect(notes.join("\n")).toContain(`client_id=${discord.applicationId}`);
		for (const secret of ["wrong.token", discord.token, slack.appToken, slack.token, "xoxb-wrong"]) expect(`${shown()}${notes.join()}`).not.toContain(secret);
	});

	test("skips what is left blank, keeps what is set, and takes out what is not wanted any more", async () => {
		const known = { ...apis, DISCORD_TOKEN: discord.token, SLACK_BOT_TOKEN: slack.token };
		const { terminal, shown } = person({ SLACK_BOT_TOKEN: ["-"] });
		const { changes } = await answerQuestions(known, terminal);
		expect(changes).toEqual({ DISCORD_TOKEN: discord.token, SLACK_BOT_TOKEN: null });
		expect(shown()).not.toContain(discord.token);
	});

	test("tells a wrong secret of a client id from a right one", async () => {
		const { terminal, shown } = person({ SLACK_CLIENT_ID: [slack.client.id], SLACK_CLIENT_SECRET: ["wrong", slack.client.secret] });
		const { changes } = await answerQuestions(apis, terminal);
		expect(changes).toEqual({ SLACK_CLIENT_ID: slack.client.id, SLACK_CLIENT_SECRET: slack.client.secret });
		expect(shown()).toContain("this secret is not that of the client id");
	});

	test("keeps a token that nobody can be asked about, and says so", async () => {
		const { terminal } = person({ DISCORD_TOKEN: ["some.token"] });
		const { changes, notes } = await answerQuestions({ DISCORD_API_URL: "http://127.0.0.1:9/api" }, terminal);
		expect(changes).toEqual({ DISCORD_TOKEN: "some.token" });
		expect(notes.join()).toMatch(/DISCORD_TOKEN: kept, but not checked: 127\.0\.0\.1:9 can't be reached/);
	});
});

describe("the environment file", () => {
	test("keeps what else stands in it, and is its owner's alone", () => {
		writeFileSync(file, "# ours\nLOG_LEVEL=debug\nexport DISCORD_TOKEN=old\nSLACK_BOT_TOKEN=old\n");
		changeEnvFile(file, { DISCORD_TOKEN: "new", SLACK_BOT_TOKEN: null, SLACK_CLIENT_SECRET: "with space # and 'quotes'" });
		expect(readFileSync(file, "utf8")).toContain("# ours\nLOG_LEVEL=debug\n");
		expect(parseEnv(readFileSync(file, "utf8"))).toEqual({ LOG_LEVEL: "debug", DISCORD_TOKEN: "new", SLACK_CLIENT_SECRET: "with space # and 'quotes'" });
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	test("takes no value that would begin another line", () => {
		expect(() => changeEnvFile(file, { DISCORD_TOKEN: "a\nSECRET_KEY=b" })).toThrow(/DISCORD_TOKEN has line breaks/);
	});
});

test.each([
	[{}, ["No chat is connected", "need PUBLIC_URL"]],
	[{ DISCORD_TOKEN: "t", PUBLIC_URL: "https://stock.example.com" }, []],
	[{ SLACK_BOT_TOKEN: "t", SLACK_SIGNING_SECRET: "s" }, ["Slack posts to you", "need PUBLIC_URL"]],
	[{ SLACK_BOT_TOKEN: "t", PUBLIC_URL: "https://stock.example.com" }, ["npm start would refuse: Slack needs SLACK_SIGNING_SECRET too"]],
	[{ SLACK_CLIENT_ID: "1", SLACK_CLIENT_SECRET: "s", SLACK_APP_TOKEN: "x" }, ["/slack/install", "need PUBLIC_URL"]],
	[{ SLACK_CLIENT_ID: "1", SLACK_CLIENT_SECRET: "s", SLACK_APP_TOKEN: "x", SLACK_BOT_TOKEN: "b" }, ["not both"]],
])("what is missing beside %j", (values, expected) => {
	const missing = whatIsMissing(values);
	for (const part of expected) expect(missing.join("\n")).toContain(part);
	if (expected.length === 0) expect(missing).toEqual([]);
});

describe("npm run admin -- setup --yes", { timeout: 120_000 }, () => {
	async function run(environment: Record<string, string>, ...args: string[]) {
		const { PATH = "", HOME = "" } = process.env;
		const env = { PATH, HOME, OMNI_ENV_FILE: file, ...apis, ...environment };
		const child = spawn(process.execPath, ["scripts/run.mjs", "src/cli/admin.ts", ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
		const code = new Promise<number | null>((resolve) => child.once("close", resolve));
		const [stdout, stderr] = await Promise.all([readText(child.stdout), readText(child.stderr)]);
		return { code: await code, stdout, stderr };
	}

	test("writes what the environment says and tells how to go on; admin -- invite reads it again", async () => {
		const { code, stdout } = await run(
			{ DISCORD_TOKEN: discord.token, SLACK_BOT_TOKEN: slack.token },
			"setup",
			"--yes",
			"--public-url",
			"https://stock.example.com",
		);
		expect([code, stdout]).toEqual([
			0,
			expect.stringMatching(/Invite the bot: https:\/\/discord\.com\/oauth2\/authorize[\s\S]*slack:manifest[\s\S]*SLACK_SIGNING_SECRET too/),
		]);
		expect(stdout).not.toContain(discord.token);
		expect(stdout).not.toContain(slack.token);
		expect(parseEnv(readFileSync(file, "utf8"))).toEqual({
			PUBLIC_URL: "https://stock.example.com",
			DISCORD_TOKEN: discord.token,
			SLACK_BOT_TOKEN: slack.token,
		});
		expect(statSync(file).mode & 0o777).toBe(0o600);
		changeEnvFile(file, { SLACK_BOT_TOKEN: null });
		expect((await run({}, "invite")).stdout).toContain(`client_id=${discord.applicationId}`);
	});

	test("refuses a wrong token by its name, without showing it, and writes nothing", async () => {
		const { code, stderr } = await run({ DISCORD_TOKEN: "wrong.token" }, "setup", "--yes");
		expect([code, stderr]).toEqual([1, expect.stringMatching(/^DISCORD_TOKEN: Discord does not accept it[\s\S]*Nothing was written/)]);
		expect(stderr).not.toContain("wrong.token");
		expect(() => statSync(file)).toThrow();
	});
});
