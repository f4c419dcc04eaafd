import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";
import { BOT_SURFACES } from "../bot-surface.ts";

const inputSchema = z.strictObject({ surface: z.enum(BOT_SURFACES), externalId: z.string().min(1).max(100) });

/** The hello that was claimed could not be said: the next occasion may try again. */
export async function giveBackWelcome(scope: InstallationScope, input: z.input<typeof inputSchema>): Promise<void> {
	const { surface, externalId } = parseInput(inputSchema, input);
	await scope.write.chatInstallation.updateMany({ where: { surface, externalId }, data: { welcomedAt: null } });
}
