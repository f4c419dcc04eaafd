import type { createFaults, Fault } from "../emulator/faults.ts";
import { parseBody, type WireFile } from "../emulator/parse-body.ts";
import type { WireAnswer, WireRequest } from "../emulator/serve.ts";
import { apiError } from "./api-answer.ts";
import { channelRoutes } from "./channel-routes.ts";
import { commandRoutes } from "./command-routes.ts";
import { directoryRoutes } from "./directory-routes.ts";
import { interactionRoutes } from "./interaction-routes.ts";
import type { Context } from "./route.ts";
import { webhookRoutes } from "./webhook-routes.ts";

const routes = [...directoryRoutes, ...commandRoutes, ...channelRoutes, ...interactionRoutes, ...webhookRoutes];

/** Answers one request to the REST API or to an attachment's URL, and records the former. */
export async function handleRequest(context: Context, faults: ReturnType<typeof createFaults>, request: WireRequest): Promise<WireAnswer> {
	const { world } = context;
	if (request.path.startsWith("/attachments/")) return serveFile(context, request);
	const path = request.path.replace(/^\/api\/v10/, "");
	if (path === request.path) return apiError(404, 0, "404: Not Found");
	const { body, files } = await readBody(request);
	const fault = faults.take(request.method, path);
	const answer = fault ? failWith(fault) : dispatch(context, request, path, body, files);
	world.calls.push({ method: request.method, path, body, status: answer.status, at: Date.now() });
	if (answer.status === 400 || answer.status === 413) {
		world.violations.push({ method: request.method, path, message: JSON.stringify(answer.json) });
	}
	world.changes.notify();
	return answer;
}

function dispatch(context: Context, request: WireRequest, path: string, body: unknown, files: readonly WireFile[]): WireAnswer {
	for (const { method, pattern, auth, handle } of routes) {
		const match = method === request.method ? pattern.exec(path) : null;
		if (!match) continue;
		if (auth && request.headers.authorization !== `Bot ${context.world.token}`) return apiError(401, 0, "401: Unauthorized");
		return handle(context, { method, path, params: match.slice(1).map(decodeURIComponent), query: request.query, body, files });
	}
	return apiError(404, 0, "404: Not Found");
}

async function readBody(request: WireRequest): Promise<{ body: unknown; files: readonly WireFile[] }> {
	if (request.headers["content-type"]?.startsWith("application/json") && request.raw.length > 0) {
		return { body: JSON.parse(request.raw.toString("utf8")), files: [] };
	}
	const { fields, files } = await parseBody(request);
	const payload = fields.payload_json;
	return { body: typeof payload === "string" ? JSON.parse(payload) : fields, files };
}

/** A rate limit as Discord tells it (discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit), or a plain failure. */
function failWith({ status, retryAfter = 1, global = false }: Fault): WireAnswer {
	if (status === "broken") return { status: 0, isBroken: true };
	if (status !== 429) return { status, json: { message: `${status}: Internal Server Error`, code: 0 } };
	return {
		status,
		json: { message: "You are being rate limited.", retry_after: retryAfter, global },
		headers: {
			"retry-after": String(retryAfter),
			"x-ratelimit-scope": global ? "global" : "user",
			...(global
				? { "x-ratelimit-global": "true" }
				: { "x-ratelimit-limit": "5", "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": String(retryAfter), "x-ratelimit-bucket": "emulated" }),
		},
	};
}

function serveFile({ world }: Context, { path }: WireRequest): WireAnswer {
	const file = world.files.get(path.split("/")[3] ?? "");
	if (!file || file.expired) return { status: 404, text: "This content is no longer available." };
	return { status: 200, bytes: file.data, headers: { "content-type": file.contentType, "content-length": String(file.data.length) } };
}
