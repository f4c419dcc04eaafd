import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";
import { BOT_SURFACES } from "../bot-surface.ts";

const inputSchema = z.strictObject({ surface: z.enum(BOT_SURFACES), externalId: z.string().min(1).max(100), organisationId: z.string().min(1).max(100) });

/** Remembers which organisation a workspace is of, so that what is said there later finds the organisation's installation. */
export async function noteOrganisationTeam(scope: InstallationScope, input: z.input<typeof inputSchema>): Promise<void> {
	const { surface, externalId, organisationId } = parseInput(inputSchema, input);
	await scope.write.$executeRaw`
		INSERT INTO chat_installation AS known (surface, external_id, name, organisation_id) VALUES (${surface}, ${externalId}, ${externalId}, ${organisationId})
		ON CONFLICT (surface, external_id) DO UPDATE SET organisation_id = excluded.organisation_id
		WHERE known.organisation_id IS DISTINCT FROM excluded.organisation_id`;
}
