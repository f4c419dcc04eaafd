import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({ state: z.string().max(500) });

/**
 * Uses up the word that an installation began with.
 * @throws DomainError invalid_input when it is unknown, used or too old: which of them nobody is told
 */
export async function takeInstallState(scope: InstallationScope, input: z.input<typeof inputSchema>): Promise<void> {
	const { state } = parseInput(inputSchema, input);
	const { count } = await scope.write.installState.deleteMany({ where: { stateHash: scope.vault.digest(state), expiresAt: { gt: scope.now } } });
	if (count === 0) throw new DomainError("invalid_input", say.installStateOver());
}
