import { SLACK_SCOPES } from "../../bots/slack/build-manifest.ts";
import { ask, type Check } from "./check.ts";

const SLACK_API = "https://slack.com/api/";

const call = (method: string, apiUrl: string, request: RequestInit, read: Parameters<typeof ask>[2]) =>
	ask(new URL(method, apiUrl).href, { method: "POST", ...request }, read);
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** Whose bot token it is, and which of the scopes that we use it lacks. Source: docs.slack.dev/reference/methods/auth.test. */
export function checkSlackBot(token: string, apiUrl = SLACK_API): Promise<Check> {
	return call("auth.test", apiUrl, bearer(token), (_status, { ok, error, team }, headers) => {
		if (ok !== true) return { outcome: "refused", text: `Slack does not accept it (${String(error)}). Copy the Bot User OAuth Token again.` };
		const held = headers.get("x-oauth-scopes")?.split(/,\s*/);
		const missing = held ? SLACK_SCOPES.filter((scope) => !held.includes(scope)) : [];
		const more = missing.length > 0 ? [`It lacks ${missing.join(", ")}: paste the manifest again and reinstall the app.`] : [];
		return { outcome: "good", text: `workspace ${String(team)}`, more };
	});
}

/** Whether an app-level token opens a socket. Source: docs.slack.dev/reference/methods/apps.connections.open. */
export function checkSlackApp(token: string, apiUrl = SLACK_API): Promise<Check> {
	return call("apps.connections.open", apiUrl, bearer(token), (_status, { ok, error }) =>
		ok === true
			? { outcome: "good", text: "Socket Mode" }
			: { outcome: "refused", text: `Slack does not accept it (${String(error)}). It begins with xapp- and has the scope connections:write.` },
	);
}

/** Whether an app's id and secret belong together: a code that nobody has is refused for the code's sake. Source: docs.slack.dev/reference/methods/oauth.v2.access. */
export function checkSlackClient(id: string, secret: string, apiUrl = SLACK_API): Promise<Check> {
	const body = new URLSearchParams({ client_id: id, client_secret: secret, code: "none" });
	return call("oauth.v2.access", apiUrl, { body }, (_status, { error }) => {
		if (error === "invalid_client_id") return { outcome: "refused", text: "Slack knows no app with this client id." };
		if (error === "bad_client_secret") return { outcome: "refused", text: "Slack says that this secret is not that of the client id." };
		return { outcome: "good", text: "client id and secret" };
	});
}
