import type { createFaults, Fault } from "../emulator/faults.ts";
import type { Json } from "../emulator/json.ts";
import { parseBody, type WireBody } from "../emulator/parse-body.ts";
import type { WireAnswer, WireRequest } from "../emulator/serve.ts";
import { chatMethods } from "./chat-methods.ts";
import { fileMethods } from "./file-methods.ts";
import { lookupMethods } from "./lookup-methods.ts";
import { exchangeCode } from "./oauth-methods.ts";
import { acceptResponse } from "./response-url.ts";
import { APP_TOKEN } from "./socket-mode.ts";
import { viewMethods } from "./view-methods.ts";
import { type Context, fail, type WebMethod } from "./web-method.ts";
import type { Organisation, Team, World } from "./world.ts";

const methods: Record<string, WebMethod> = { ...chatMethods, ...lookupMethods, ...fileMethods, ...viewMethods };

/** Errors that tell of a body that Slack would not take, and not of a state it is in. */
const bodyErrors =
	/^(invalid_blocks|invalid_blocks_format|msg_blocks_too_long|msg_too_long|no_text|invalid_arguments|expired_trigger_id|exchanged_trigger_id|unknown_method)$/;

/** Answers one request to the Web API, a response URL or a file's address. */
export async function handleRequest(context: Context, faults: ReturnType<typeof createFaults>, request: WireRequest): Promise<WireAnswer> {
	const { world } = context;
	const [, room = "", name = ""] = request.path.split("/");
	if (room === "files-pri") return serveFile(world, request, name);
	const body = await parseBody(request);
	const fault = room === "api" || room === "response" ? faults.take(request.method, request.path) : undefined;
	const answer = fault ? failAs(fault) : route(context, request, room, name, body);
	const args = withoutToken(body.fields);
	const token = request.headers.authorization?.replace(/^Bearer /, "") ?? (typeof body.fields.token === "string" ? body.fields.token : null);
	world.calls.push({ method: room === "api" ? name : room, args, token, status: answer.status, answer: answer.json, at: Date.now() });
	const error = (answer.json as Json | undefined)?.error;
	if (!fault && room === "api" && typeof error === "string" && bodyErrors.test(error)) {
		const messages = ((answer.json as Json).errors as string[] | undefined) ?? [];
		world.violations.push({ where: name, error, messages });
	}
	world.changes.notify();
	return answer;
}

function route(context: Context, request: WireRequest, room: string, name: string, body: WireBody): WireAnswer {
	if (room === "api") return { status: 200, json: callMethod(context, request, name, body.fields) };
	if (room === "response") return acceptResponse(context, name, body.fields);
	if (room === "upload") return receiveUpload(context.world, name, request, body);
	return { status: 404, text: "not found" };
}

function callMethod(context: Context, request: WireRequest, name: string, args: Json): Json {
	if (name === "oauth.v2.access") return exchangeCode(context.world, args, /^Basic (.*)$/.exec(request.headers.authorization ?? "")?.[1]);
	if (name === "apps.connections.open") return openSocket(context.world, request);
	const method = methods[name];
	if (!method) return fail("unknown_method", { req_method: name });
	const token = request.headers.authorization?.replace(/^Bearer /, "") ?? args.token;
	if (token === undefined) return fail("not_authed");
	const organisation = [...context.world.organisations.values()].find(({ botToken }) => botToken === String(token));
	if (organisation && !organisation.active) return fail("account_inactive");
	const team = organisation ? teamOf(context.world, organisation, args) : findTeam(context.world, String(token));
	if (!team) return fail(organisation ? "missing_argument" : "invalid_auth");
	if (organisation) return method(context, team, args);
	return team.active ? method(context, team, args) : fail("account_inactive");
}

/** An organisation's token speaks in the team that the call names, or whose channel or person it is about. */
function teamOf(world: World, organisation: Organisation, args: Json): Team | undefined {
	const about = world.channels.get(String(args.channel)) ?? world.users.get(String(args.user)) ?? world.users.get(String(args.channel));
	const team = world.teams.get(String(args.team_id ?? about?.teamId ?? ""));
	// auth.test is about the token alone.
	return team?.enterpriseId === organisation.id
		? team
		: [...world.teams.values()].find(({ enterpriseId }) => enterpriseId === organisation.id && !args.team_id && !about);
}

function openSocket(world: World, request: WireRequest): Json {
	if (request.headers.authorization !== `Bearer ${APP_TOKEN}`) return fail("invalid_auth");
	return { ok: true, url: `${world.origin.replace("http", "ws")}/socket` };
}

/** What a file is uploaded with: the bytes alone, or a form. */
function receiveUpload(world: World, id: string, request: WireRequest, body: WireBody): WireAnswer {
	const file = world.files.get(id);
	if (!file) return { status: 404, text: "not found" };
	const data = body.files[0]?.data ?? request.raw;
	if (data.length !== file.length) return { status: 400, text: `expected ${file.length} bytes, got ${data.length}` };
	file.data = data;
	return { status: 200, text: `OK - ${data.length}` };
}

/** Without the bot's token Slack shows a page to sign in, with status 200 in the end. */
function serveFile(world: World, request: WireRequest, name: string): WireAnswer {
	const [teamId = "", id = ""] = name.split("-");
	const team = findTeam(world, request.headers.authorization?.replace(/^Bearer /, "") ?? "");
	const file = world.files.get(id);
	if (team?.id !== teamId || !team.active)
		return { status: 200, bytes: Buffer.from("<!DOCTYPE html><html><title>Sign in</title></html>"), headers: { "content-type": "text/html; charset=utf-8" } };
	if (!file?.data) return { status: 404, text: "not found" };
	return { status: 200, bytes: file.data, headers: { "content-type": "text/csv", "content-length": String(file.data.length) } };
}

function findTeam(world: World, token: string): Team | undefined {
	return [...world.teams.values()].find((team) => team.botToken === token);
}

function failAs({ status, error, retryAfter = 1 }: Fault): WireAnswer {
	if (status === "broken") return { status: 0, isBroken: true };
	if (status === 429) return { status, json: fail("ratelimited"), headers: { "retry-after": String(retryAfter) } };
	if (error !== undefined) return { status, json: fail(error) };
	return { status, text: "Internal Server Error" };
}

function withoutToken({ token: _token, ...args }: Json): Json {
	return args;
}
