import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";
import { BOT_SURFACES } from "../bot-surface.ts";

const inputSchema = z.strictObject({ surface: z.enum(BOT_SURFACES), externalId: z.string().min(1).max(100), name: z.string().max(200) });

/** Takes it upon the caller to say hello in a workspace: true for the first alone, however many ask at once. */
export async function claimWelcome(scope: InstallationScope, input: z.input<typeof inputSchema>): Promise<boolean> {
	const { surface, externalId, name } = parseInput(inputSchema, input);
	const count = await scope.write.$executeRaw`
		INSERT INTO chat_installation AS known (surface, external_id, name, welcomed_at) VALUES (${surface}, ${externalId}, ${name}, ${scope.now})
		ON CONFLICT (surface, external_id) DO UPDATE SET welcomed_at = excluded.welcomed_at WHERE known.welcomed_at IS NULL`;
	return count > 0;
}
