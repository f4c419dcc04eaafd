import { randomUUID } from "node:crypto";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/en.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { Principal, Visitor } from "../domain/core/permissions/scopes.ts";
import type { Answer, Reply } from "../domain/core/reply.ts";
import { trackOperation } from "../domain/inventory/services/track-operation.ts";
import { registerPerson } from "../domain/users/services/register-person.ts";
import { findCaller } from "../domain/vendors/selectors/find-caller.ts";
import { checkInput } from "./commands/check-input.ts";
import type { Command, Origin } from "./commands/define-command.ts";
import type { RawValue } from "./commands/option.ts";
import { parseText } from "./commands/parse-text.ts";
import { refuse } from "./refuse.ts";

/** Who speaks, and in which channel. */
export interface Caller extends Visitor {
	readonly channelId: string;
}

/** The one door from every surface to the commands. */
export interface Dispatcher {
	readonly commands: readonly Command[];
	/** A command as typed; a press of a button types its command. Never throws: a fault is an answer too. */
	runText(text: string, caller: Caller): Promise<Answer>;
	/** A command whose options the platform has taken apart. `null` input values are left out by the adapter. */
	runCommand(name: string, raw: Readonly<Record<string, RawValue>>, caller: Caller): Promise<Answer>;
	/** From now on the message shows how the operation moves: edits come through the outbox. */
	trackProgress(operation: string, message: { channelId: string; messageId: string }, caller: Caller): Promise<void>;
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

export function createDispatcher({ access, commands, log }: DispatcherOptions): Dispatcher {
	async function identify(caller: Caller): Promise<{ vendorId: string | null; workspaceId: string | null; personId: string }> {
		const found = await access.withSystem("resolve-caller", (scope) => findCaller(scope, caller));
		const personId = found.personId ?? (await access.withPerson(caller, (scope) => registerPerson(scope)));
		return { vendorId: found.vendorId, workspaceId: found.workspaceId, personId };
	}

	async function principalOf(caller: Caller): Promise<Extract<Principal, { kind: "member" }>> {
		const { vendorId, workspaceId, personId } = await identify(caller);
		if (!vendorId) throw new DomainError("not_found", say.workspaceNotLinked({ workspace: caller.workspaceName }), { hint: say.setupFirst() });
		return { kind: "member", vendorId, personId, surface: caller.surface, workspaceId };
	}

	async function run(command: Command, raw: Readonly<Record<string, RawValue>>, caller: Caller): Promise<Reply> {
		const input = checkInput(command, raw);
		const here = { surface: caller.surface, workspaceExternalId: caller.workspaceExternalId, channelId: caller.channelId };
		if (command.needs === "nothing") return command.run(null, input, { ...here, workspaceId: null });
		if (command.needs === "person") {
			const { workspaceId } = await identify(caller);
			return access.withPerson(caller, (scope) => command.run(scope, input, { ...here, workspaceId }), command.inviteCode?.(input));
		}
		const principal = await principalOf(caller);
		const origin: Origin = { ...here, workspaceId: principal.workspaceId };
		return access.withVendor(principal, command.needs, (scope) => command.run(scope, input, origin));
	}

	async function settle(reply: Reply, caller: Caller): Promise<Reply> {
		let latest = reply;
		const deadline = Date.now() + PATIENCE;
		while (latest.progress?.planning && Date.now() < deadline) {
			await new Promise((resolve) => setTimeout(resolve, FOLLOW_EVERY));
			const { command, raw } = parseText(latest.progress.command, commands);
			latest = { ...(await run(command, raw, caller)), audience: reply.audience };
		}
		return latest;
	}

	async function answer(work: () => Promise<Reply>, caller: Caller): Promise<Answer> {
		try {
			return { ok: true, reply: await settle(await work(), caller) };
		} catch (error) {
			if (error instanceof DomainError) return refuse(error);
			const reference = randomUUID().slice(0, 8);
			log.error({ err: error, reference, surface: caller.surface, workspace: caller.workspaceExternalId }, "command failed");
			return { ok: false, code: "fault", reply: { text: say.fault({ reference }), audience: "private" } };
		}
	}

	return {
		commands,
		runText: (text, caller) =>
			answer(async () => {
				const { command, raw } = parseText(text, commands);
				return run(command, raw, caller);
			}, caller),
		runCommand: (name, raw, caller) =>
			answer(async () => {
				const command = commands.find((known) => known.name === name);
				if (!command) throw new DomainError("invalid_input", say.unknownCommand({ typed: `/${name}`, near: null }));
				return run(command, raw, caller);
			}, caller),
		async trackProgress(operation, message, caller) {
			const principal = await principalOf(caller);
			if (!principal.workspaceId) return;
			const { workspaceId } = principal;
			await access.withVendor(principal, ["inventory.read"], (scope) => trackOperation(scope, { operation, workspaceId, ...message }));
		},
		asMember: async (caller, use) => use(await principalOf(caller)),
	};
}
