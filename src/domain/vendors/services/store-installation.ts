import { z } from "zod";
import { identityMark } from "../../core/identity-mark.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";
import { BOT_SURFACES } from "../bot-surface.ts";

const inputSchema = z.strictObject({
	surface: z.enum(BOT_SURFACES),
	/** The workspace's id, or the organisation's. */
	externalId: z.string().min(1).max(100),
	name: z.string().max(200),
	isOrganisation: z.boolean(),
	organisationId: z.string().min(1).max(100).nullable(),
	/** What the platform gave, tokens included; sealed here. */
	content: z.string().min(2),
	/** Whoever put it there, as an identity of the surface. Null keeps who was known: a token was only renewed. */
	installerIdentity: z.string().min(1).max(200).nullable(),
});

/** Keeps what the platform gave for an installation; one that is there already has it replaced. */
export async function storeInstallation(scope: InstallationScope, input: z.input<typeof inputSchema>): Promise<void> {
	const { surface, externalId, content, installerIdentity, ...facts } = parseInput(inputSchema, input);
	const sealed = scope.vault.seal(content);
	const installer =
		installerIdentity === null ? {} : { installedAt: scope.now, installerMark: identityMark(scope.vault, { surface, externalId: installerIdentity }) };
	await scope.write.chatInstallation.upsert({
		where: { surface_externalId: { surface, externalId } },
		create: { surface, externalId, ...facts, sealed, createdAt: scope.now, installedAt: scope.now, ...installer },
		update: { ...facts, sealed, ...installer },
	});
}
