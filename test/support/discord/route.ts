import type { WireFile } from "../emulator/parse-body.ts";
import type { WireAnswer } from "../emulator/serve.ts";
import type { CheckSchema } from "./open-api.ts";
import type { World } from "./world.ts";

export interface ApiRequest {
	readonly method: string;
	readonly path: string;
	/** The parts that the route's pattern names, in order. */
	readonly params: readonly string[];
	readonly query: URLSearchParams;
	readonly body: unknown;
	readonly files: readonly WireFile[];
}

/** What handlers work on. */
export interface Context {
	readonly world: World;
	readonly checkSchema: CheckSchema;
}

export interface Route {
	readonly method: string;
	readonly pattern: RegExp;
	/** Needs the bot's token; interaction callbacks and webhooks carry their own. */
	readonly auth: boolean;
	readonly handle: (context: Context, request: ApiRequest) => WireAnswer;
}

/** A route as "GET /guilds/:/channels"; a colon stands for one part. */
export function route(line: string, handle: Route["handle"], { auth = true } = {}): Route {
	const [method = "", path = ""] = line.split(" ");
	return { method, pattern: new RegExp(`^${path.replaceAll(":", "([^/]+)")}$`), auth, handle };
}
