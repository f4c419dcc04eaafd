import { randomUUID } from "node:crypto";
import pLimit from "p-limit";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { Deputy, Principal } from "../domain/core/permissions/scopes.ts";
import type { Answer, Reply, ReplyAction } from "../domain/core/reply.ts";
import { trackOperation } from "../domain/inventory/services/track-operation.ts";
import { parseReadLabel } from "../domain/marketplaces/parse-read-label.ts";
import { trackRead } from "../domain/marketplaces/services/track-read.ts";
import { registerPerson } from "../domain/users/services/register-person.ts";
import type { CallerIds } from "../domain/vendors/selectors/find-caller.ts";
import type { Caller } from "./caller.ts";
import { checkInput } from "./commands/check-input.ts";
import { composeCommand } from "./commands/compose-command.ts";
import { composeEdit } from "./commands/compose-edit.ts";
import { composeForm } from "./commands/compose-form.ts";
import type { Command, Origin } from "./commands/define-command.ts";
import { filledIn } from "./commands/filled-in.ts";
import { keepTyped } from "./commands/keep-typed.ts";
import type { RawValue } from "./commands/option.ts";
import { parseText } from "./commands/parse-text.ts";
import { readText } from "./commands/read-text.ts";
import type { Said } from "./commands/said.ts";
import { inTime } from "./in-time.ts";
import { atDoor, createListener, type Speaker } from "./listen.ts";
import { refuse } from "./refuse.ts";
import { settleCaller } from "./settle-caller.ts";

/** The one door from every surface to the commands. */
export interface Dispatcher {
	readonly commands: readonly Command[];
	/** A command as typed; a press of a button types its command. Never throws: a fault is an answer too. */
	runText(text: string, caller: Caller): Promise<Answer>;
	/** A command whose options the platform has taken apart. `null` input values are left out by the adapter. */
	runCommand(name: string, raw: Readonly<Record<string, RawValue>>, caller: Caller): Promise<Answer>;
	/** A form as filled in: its command with the values of its fields. What is refused comes back with the answer, for the form itself is gone. */
	submitForm(text: string, values: Readonly<Record<string, string>>, caller: Caller): Promise<Answer>;
	/** From now on the message shows how the operation moves: edits come through the outbox. */
	trackProgress(operation: string, message: { channelId: string; messageId: string }, caller: Caller): Promise<void>;
	/** Does work in the language of whoever speaks, as far as the database tells it within a second. For what a surface says beside the commands. */
	speakWith<R>(caller: Speaker, work: () => Promise<R>): Promise<R>;
	/** Runs `use` as the member that the caller is, for look-ups beside the commands (autocomplete). */
	asMember: <R>(caller: Caller, use: (principal: Principal) => Promise<R>) => Promise<R>;
}

interface DispatcherOptions {
	access: Access;
	commands: readonly Command[];
	log: { error(details: object, message: string): void };
}

/** Milliseconds that an answer waits for a plan to be made before it says "still planning". */
const PATIENCE = 20_000;
const FOLLOW_EVERY = 200;
/** Milliseconds that a form may take to be filled: the chats show none after 3 seconds. */
const FORM_PATIENCE = 2_000;
/**
 * Commands that are worked on at the same time: fewer than the process has connections, so that a flood of them leaves some to webhooks, jobs and
 * forms. The others wait their turn, and their platforms have been told that they were heard.
 */
const AT_ONCE = 12;

export function createDispatcher({ access, commands, log }: DispatcherOptions): Dispatcher {
	const inTurn = pLimit(AT_ONCE);
	const { lookAt, glanceAt } = createListener(access);

	async function identify(caller: Caller, seen: CallerIds | null): Promise<{ vendorId: string | null; workspaceId: string | null; personId: string }> {
		const found = seen ?? (await lookAt(caller));
		if (!found) throw new Error("A deputy is nobody to be identified.");
		const personId = found.personId ?? (await access.withPerson(caller, (scope) => registerPerson(scope)));
		await settleCaller(access, { caller, found, personId });
		return { vendorId: found.vendorId, workspaceId: found.workspaceId, personId };
	}

	async function principalOf(caller: Caller, seen: CallerIds | null = null): Promise<Extract<Principal, { kind: "member" }> | Deputy> {
		if (caller.deputy) return caller.deputy;
		const { vendorId, workspaceId, personId } = await identify(caller, seen);
		if (!vendorId) throw new DomainError("not_found", say.workspaceNotLinked({ workspace: caller.workspaceName }), { hint: say.setupFirst(), option: null });
		return { kind: "member", vendorId, personId, surface: caller.surface, workspaceId };
	}

	async function run({ command, raw }: Pick<Said, "command" | "raw">, caller: Caller, seen: CallerIds | null): Promise<Reply> {
		const opens = command.form?.opens(raw) ?? null;
		// The chats show a form within seconds or not at all: it waits for nobody.
		if (command.form && opens) return composeForm(command, command.form, opens === "filled" ? { ...raw, ...(await lookUp(command, raw, caller)) } : raw);
		const input = checkInput(command, raw);
		return inTurn(() => carryOut(command, input, caller, seen));
	}

	async function carryOut(command: Command, input: Record<string, unknown>, caller: Caller, seen: CallerIds | null): Promise<Reply> {
		const here = { surface: caller.surface, workspaceExternalId: caller.workspaceExternalId, channelId: caller.channelId };
		if (command.needs === "nothing") return command.run(null, input, { ...here, workspaceId: null });
		if (command.needs === "person") {
			if (caller.deputy) throw new DomainError("permission_denied", say.chatOnly({ command: `/${command.name}` }));
			const { workspaceId } = await identify(caller, seen);
			return access.withPerson(caller, (scope) => command.run(scope, input, { ...here, workspaceId }), command.codes?.(input));
		}
		const principal = await principalOf(caller, seen);
		const origin: Origin = { ...here, workspaceId: workspaceOf(principal) };
		if (command.prepare) await access.withVendor(principal, command.needs, async () => undefined);
		const prepared = await command.prepare?.(input);
		return access.withVendor(principal, command.needs, (scope) => command.run(scope, input, origin, prepared));
	}

	async function lookUp(command: Command, raw: Readonly<Record<string, RawValue>>, caller: Caller): Promise<Readonly<Record<string, string>>> {
		if (command.needs === "nothing" || command.needs === "person" || !command.prefill) return {};
		const { needs, prefill } = command;
		const filled = principalOf(caller).then((principal) => access.withVendor(principal, needs, (scope) => prefill(scope, raw)));
		return inTime(filled, FORM_PATIENCE, new DomainError("unavailable", say.formLate()));
	}

	async function settle(reply: Reply, caller: Caller): Promise<Reply> {
		let latest = reply;
		const deadline = Date.now() + PATIENCE;
		while (latest.progress?.planning && Date.now() < deadline) {
			await new Promise((resolve) => setTimeout(resolve, FOLLOW_EVERY));
			latest = { ...(await run(parseText(latest.progress.command, commands), caller, null)), audience: reply.audience };
		}
		return latest;
	}

	async function hear(read: () => Said, caller: Caller): Promise<Answer> {
		let said: Said | undefined;
		try {
			const seen = waitsForNobody(read) ? await glanceAt(caller) : await inTurn(() => lookAt(caller));
			said = read();
			if (said.problem) throw said.problem;
			return { ok: true, reply: await settle(await run(said, caller, seen), caller) };
		} catch (error) {
			if (error instanceof DomainError) return refuse(error, said && { actions: sayAgain(said, error), edit: composeEdit(said, error) });
			const reference = randomUUID().slice(0, 8);
			log.error({ err: error, reference, surface: caller.surface, workspace: caller.workspaceExternalId }, "command failed");
			return { ok: false, code: "fault", reply: { text: say.fault({ reference }), audience: "private" } };
		}
	}

	const answer = (read: () => Said, caller: Caller) => atDoor(caller, () => hear(read, caller));

	return {
		commands,
		runText: (text, caller) => answer(() => readText(text, commands), caller),
		runCommand: (name, raw, caller) =>
			answer(() => {
				const command = commands.find((known) => known.name === name);
				if (!command) throw new DomainError("invalid_input", say.unknownCommand({ typed: `/${name}`, near: null }));
				return { command, raw, problem: null };
			}, caller),
		async submitForm(text, values, caller) {
			const given = filledIn(values);
			let command: Command | undefined;
			const read = () => {
				const said = readText(text, commands);
				command = said.command;
				return { ...said, raw: { ...said.raw, ...given } };
			};
			return keepTyped(await answer(read, caller), command, given);
		},
		speakWith: (caller, work) =>
			atDoor(caller, async () => {
				await glanceAt(caller);
				return work();
			}),
		async trackProgress(operation, message, caller) {
			const principal = await principalOf(caller);
			const workspaceId = workspaceOf(principal);
			if (!workspaceId) return;
			const read = parseReadLabel(operation);
			const shown = { workspaceId, askedBy: caller.identityId, ...message };
			await access.withVendor(principal, ["inventory.read"], (scope) =>
				read === null ? trackOperation(scope, { operation, ...shown }) : trackRead(scope, { read, ...shown }),
			);
		},
		asMember: async (caller, use) => use(await principalOf(caller)),
	};
}

/**
 * Whether what was said is answered without a look at any row: it is no command, shows a form or needs nothing. Read here for that alone, and once more when
 * the language is known in which to say what is wrong with it.
 */
function waitsForNobody(read: () => Said): boolean {
	try {
		const { command, raw, problem } = read();
		return problem !== null || command.needs === "nothing" || Boolean(command.form?.opens(raw));
	} catch {
		return true;
	}
}

function workspaceOf(principal: Extract<Principal, { kind: "member" }> | Deputy): string | null {
	return principal.kind === "member" ? principal.workspaceId : null;
}

/** The button that says the same once more, with the options that it needs to go through. */
function sayAgain({ command, raw }: Said, { again }: DomainError): ReplyAction[] {
	const typed = again ? composeCommand(command, { ...raw, ...again.options }) : null;
	return again && typed ? [{ label: again.label, command: typed, style: "danger" }] : [];
}
