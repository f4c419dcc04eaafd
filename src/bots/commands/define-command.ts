import type { z } from "zod";
import type { PersonCodes } from "../../domain/core/permissions/access.ts";
import type { Permission } from "../../domain/core/permissions/roles.ts";
import type { PersonScope, Surface, VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import type { CommandForm } from "./command-form.ts";
import type { RawValue } from "./option.ts";

/** Where a command was given. A command never sees a platform object. */
export interface Origin {
	readonly surface: Surface;
	readonly workspaceExternalId: string;
	/** Null before the workspace is linked. */
	readonly workspaceId: string | null;
	readonly channelId: string;
}

interface CommandShape<S extends z.ZodObject> {
	/** "noun verb", or one word for what clerks use all day. */
	readonly name: string;
	/** One line, at most 100 characters (Discord's limit). */
	readonly summary: string;
	/** Commands that work when pasted; the first is shown beside errors. */
	readonly examples: readonly [string, ...string[]];
	/** The options in their order; see option.ts. A blank is never a number: no z.coerce. */
	readonly input: S;
	/** Who sees the answer: the caller, or the channel. Errors are always private. */
	readonly audience: "private" | "channel";
	/** Shown instead of running the command where what was typed asks for it. */
	readonly form?: CommandForm;
}

type Run<Scope, S extends z.ZodObject> = (scope: Scope, input: z.output<S>, origin: Origin) => Promise<Reply>;

/** Runs inside the vendor that the workspace is linked to, with the needed permissions proved. */
interface VendorCommand<S extends z.ZodObject, P extends Permission, T> extends CommandShape<S> {
	readonly needs: readonly P[];
	/** What takes time and touches no row (a download), done before the transaction, once the permissions are proved. */
	readonly prepare?: (input: z.output<S>) => Promise<T>;
	readonly run: (scope: VendorScope<P>, input: z.output<S>, origin: Origin, prepared: T) => Promise<Reply>;
	/** Values that a "filled" form opens with, by option. A chat waits for them 2 seconds. */
	readonly prefill?: (scope: VendorScope<P>, raw: Readonly<Record<string, RawValue>>) => Promise<Readonly<Record<string, string>>>;
}

/** Runs as the chat identity alone: founding a shop, redeeming an invite. */
interface PersonCommand<S extends z.ZodObject> extends CommandShape<S> {
	readonly needs: "person";
	readonly run: Run<PersonScope, S>;
	/** The one-time code that the input names, so that its row and no other can be seen. */
	readonly codes?: (input: z.output<S>) => PersonCodes;
}

/** Needs nothing and touches no row. */
interface OpenCommand<S extends z.ZodObject> extends CommandShape<S> {
	readonly needs: "nothing";
	readonly run: Run<null, S>;
}

/** What a vendor can say, written once for every surface. */
export type Command = VendorCommand<z.ZodObject, never, unknown> | PersonCommand<z.ZodObject> | OpenCommand<z.ZodObject>;

export function defineCommand<S extends z.ZodObject, const P extends Permission, T = undefined>(command: VendorCommand<S, P, T>): Command;
export function defineCommand<S extends z.ZodObject>(command: PersonCommand<S>): Command;
export function defineCommand<S extends z.ZodObject>(command: OpenCommand<S>): Command;
export function defineCommand(command: unknown): Command {
	return command as Command;
}
