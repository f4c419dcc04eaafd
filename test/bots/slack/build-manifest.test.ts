import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCommand } from "../../../src/bots/commands/define-command.ts";
import { buildManifest } from "../../../src/bots/slack/build-manifest.ts";
import { talkCommands } from "../talk-commands.ts";

describe("the Slack app's manifest", () => {
	const manifest = buildManifest(talkCommands(), { publicUrl: "https://stock.test" });

	test("has a slash command for each noun, and one for all", () => {
		expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(["/omni", "/find", "/price", "/stock", "/bulk", "/shop"]);
		expect(manifest.features.slash_commands[1]).toEqual({
			command: "/find",
			url: "https://stock.test/slack/events",
			description: "Look for items",
			usage_hint: "[words] [condition:] [page:]",
			should_escape: true,
		});
		expect(manifest.features.slash_commands[2]).toMatchObject({ description: "Price: set, undo", usage_hint: "set | undo" });
	});

	test("leaves a name that Slack reserves to /omni", () => {
		const remind = defineCommand({
			name: "remind me",
			summary: "x",
			examples: ["/remind me"],
			needs: "nothing",
			audience: "private",
			input: z.strictObject({}),
			run: async () => ({ text: "", audience: "private" }),
		});
		expect(buildManifest([remind], { publicUrl: "https://stock.test" }).features.slash_commands.map(({ command }) => command)).toEqual(["/omni"]);
	});

	test("takes buttons at the same address, and asks for no more than it uses", () => {
		expect(manifest.settings.interactivity).toEqual({
			is_enabled: true,
			request_url: "https://stock.test/slack/events",
			message_menu_options_url: "https://stock.test/slack/events",
		});
		expect(manifest.oauth_config.scopes.bot).toEqual([
			"commands",
			"chat:write",
			"chat:write.public",
			"files:write",
			"im:write",
			"users:read",
			"usergroups:read",
		]);
		expect(manifest.settings.event_subscriptions).toEqual({
			request_url: "https://stock.test/slack/events",
			bot_events: ["app_uninstalled", "tokens_revoked", "app_home_opened"],
		});
	});

	test("keeps a path that the public address has", () => {
		expect(buildManifest(talkCommands(), { publicUrl: "https://host.test/omni" }).settings.interactivity.request_url).toBe(
			"https://host.test/omni/slack/events",
		);
	});

	test("of an app that workspaces install by themselves names where Slack sends the browser back to, and lets organisations in", () => {
		const { oauth_config, settings } = buildManifest(talkCommands(), { publicUrl: "https://stock.test", oauth: true });
		expect(oauth_config.redirect_urls).toEqual(["https://stock.test/slack/oauth_redirect"]);
		expect(settings).toMatchObject({ org_deploy_enabled: true, socket_mode_enabled: false });
		expect(manifest.oauth_config).not.toHaveProperty("redirect_urls");
	});

	test("needs no address in Socket Mode", () => {
		const socket = buildManifest(talkCommands(), { publicUrl: "http://127.0.0.1:3000", socketMode: true });
		expect(JSON.stringify(socket)).not.toContain("127.0.0.1");
		expect(socket.settings.socket_mode_enabled).toBe(true);
	});
});
