import { objectOf } from "../emulator/json.ts";
import type { WireAnswer } from "../emulator/serve.ts";
import { apiError, invalidBody, noContent, type Problem, unknown } from "./api-answer.ts";
import { checkCommandSchema } from "./check-command-schema.ts";
import { checkCommand } from "./command-rules.ts";
import { type Context, type Route, route } from "./route.ts";
import { isSameCommand, makeCommand, withoutLocalizations } from "./store-command.ts";
import { checkUnique } from "./text-length.ts";

/** Registration of commands, for everywhere or for one guild. */
export const commandRoutes: Route[] = ["/applications/:/commands", "/applications/:/guilds/:/commands"].flatMap((base) => [
	route(`GET ${base}`, (context, { params, query }) => {
		const commands = listCommands(context, scopeOf(params));
		const full = query.get("with_localizations") === "true";
		return { status: 200, json: full ? commands : commands.map(withoutLocalizations) };
	}),
	route(`PUT ${base}`, (context, { params, body }) => replaceAll(context, scopeOf(params), Array.isArray(body) ? body.map(objectOf) : [])),
	route(`POST ${base}`, (context, { params, body }) => createOne(context, scopeOf(params), objectOf(body))),
	route(`GET ${base}/:`, (context, { params }) => {
		const found = listCommands(context, scopeOf(params.slice(0, -1))).find((command) => command.id === params.at(-1));
		return found ? { status: 200, json: found } : unknown.command();
	}),
	route(`PATCH ${base}/:`, (context, { params, body }) => {
		const scope = scopeOf(params.slice(0, -1));
		const commands = listCommands(context, scope);
		const found = commands.find((command) => command.id === params.at(-1));
		if (!found) return unknown.command();
		const merged = { ...found, ...objectOf(body) };
		const refusal = refuse(context, merged, "ApplicationCommandPatchRequestPartial", objectOf(body));
		if (refusal) return refusal;
		const changed = makeCommand(context.world, scope, merged, found);
		commands[commands.indexOf(found)] = changed;
		return { status: 200, json: changed };
	}),
	route(`DELETE ${base}/:`, (context, { params }) => {
		const commands = listCommands(context, scopeOf(params.slice(0, -1)));
		const index = commands.findIndex((command) => command.id === params.at(-1));
		if (index < 0) return unknown.command();
		commands.splice(index, 1);
		return noContent;
	}),
]);

function scopeOf([, guildId]: readonly string[]): string {
	return guildId ?? "global";
}

function listCommands({ world }: Context, scope: string) {
	const commands = world.commands.get(scope) ?? [];
	world.commands.set(scope, commands);
	return commands;
}

/** Bulk overwrite: what keeps its name keeps its id, the rest is gone. */
function replaceAll(context: Context, scope: string, bodies: Record<string, unknown>[]): WireAnswer {
	const before = listCommands(context, scope);
	if (bodies.length > 100) return apiError(400, 30032, "Maximum number of application commands reached (100).");
	const names = bodies.map((body) => `${String(body.type ?? 1)} ${String(body.name)}`);
	const problems = [
		...checkUnique("", names, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"),
		...bodies.flatMap((body, index) =>
			problemsOf(context, body, "ApplicationCommandUpdateRequest").map((problem) => ({ ...problem, where: `${index}.${problem.where}` })),
		),
	];
	if (problems.length > 0) return invalidBody(problems);
	const created = bodies.filter((body) => !before.some((old) => isSameCommand(old, body))).length;
	const refusal = countCreates(context, scope, created);
	if (refusal) return refusal;
	const after = bodies.map((body) =>
		makeCommand(
			context.world,
			scope,
			body,
			before.find((old) => isSameCommand(old, body)),
		),
	);
	context.world.commands.set(scope, after);
	return { status: 200, json: after };
}

/** A name that exists is overwritten: 200 and not 201. */
function createOne(context: Context, scope: string, body: Record<string, unknown>): WireAnswer {
	const commands = listCommands(context, scope);
	const refusal = refuse(context, body, "ApplicationCommandCreateRequest");
	if (refusal) return refusal;
	const old = commands.find((command) => isSameCommand(command, body));
	if (!old && commands.length >= 100) return apiError(400, 30032, "Maximum number of application commands reached (100).");
	const tooMany = old ? undefined : countCreates(context, scope, 1);
	if (tooMany) return tooMany;
	const command = makeCommand(context.world, scope, body, old);
	if (old) commands[commands.indexOf(old)] = command;
	else commands.push(command);
	return { status: old ? 200 : 201, json: command };
}

function refuse({ checkSchema }: Context, command: Record<string, unknown>, schema: string, body = command): WireAnswer | undefined {
	const problems = [...checkCommand(command), ...checkCommandSchema(checkSchema, schema, body)];
	return problems.length > 0 ? invalidBody(problems) : undefined;
}

function problemsOf({ checkSchema }: Context, body: Record<string, unknown>, schema: string): Problem[] {
	return [...checkCommand(body), ...checkCommandSchema(checkSchema, schema, body)];
}

function countCreates({ world }: Context, scope: string, count: number): WireAnswer | undefined {
	const total = (world.commandCreates.get(scope) ?? 0) + count;
	if (total > world.limits.dailyCreates)
		return apiError(400, 30034, `Max number of daily application command creates has been reached (${world.limits.dailyCreates})`);
	world.commandCreates.set(scope, total);
	return undefined;
}
