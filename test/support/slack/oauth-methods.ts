import { randomBytes } from "node:crypto";
import type { Json } from "../emulator/json.ts";
import { fail } from "./web-method.ts";
import { newId, type Organisation, type Team, type User, type World } from "./world.ts";

/** What the app must show to exchange a code: its own id and secret. */
export const CLIENT = { id: "2141029472.691202649728", secret: "a client secret" } as const;

/** A person says yes at Slack's page: the address that the browser is sent back to. */
export function allow(world: World, authorizeUrl: string, { by, team, organisation }: { by: User; team?: Team; organisation?: Organisation }): string {
	const asked = new URL(authorizeUrl).searchParams;
	const redirectUri = asked.get("redirect_uri") ?? "";
	if (asked.get("client_id") !== CLIENT.id) throw new Error("Slack: Invalid client_id parameter");
	const code = randomBytes(16).toString("hex");
	const home = organisation ?? team;
	if (!home) throw new Error("Say where it is installed.");
	world.codes.set(code, { home, userId: by.id, redirectUri, scope: asked.get("scope") ?? "" });
	return `${redirectUri}?${new URLSearchParams({ code, state: asked.get("state") ?? "" })}`;
}

/** Source: docs.slack.dev/reference/methods/oauth.v2.access. Each exchange gives a new token, and the installation is alive. */
export function exchangeCode(world: World, args: Json, basic: string | undefined): Json {
	const [id, secret] = basic ? Buffer.from(basic, "base64").toString("utf8").split(":") : [args.client_id, args.client_secret];
	if (id !== CLIENT.id) return fail("invalid_client_id");
	if (secret !== CLIENT.secret) return fail("bad_client_secret");
	const given = world.codes.get(String(args.code));
	world.codes.delete(String(args.code));
	if (!given) return fail("invalid_code");
	if (given.redirectUri !== args.redirect_uri) return fail("bad_redirect_uri");
	const { home } = given;
	home.botToken = `xoxb-${newId("token")}`;
	home.active = true;
	const isOrganisation = world.organisations.has(home.id);
	const enterpriseId = isOrganisation ? home.id : (home as Team).enterpriseId;
	return {
		ok: true,
		app_id: world.appId,
		authed_user: { id: given.userId },
		scope: given.scope,
		token_type: "bot",
		access_token: home.botToken,
		bot_user_id: home.botUserId,
		team: isOrganisation ? null : { id: home.id, name: home.name },
		enterprise: enterpriseId ? { id: enterpriseId, name: "Enterprise" } : null,
		is_enterprise_install: isOrganisation,
	};
}
