import { z } from "zod";
import { parseInput } from "../../core/parse-input.ts";
import type { InstallationScope } from "../../core/permissions/scopes.ts";
import { BOT_SURFACES } from "../bot-surface.ts";

const inputSchema = z.strictObject({
	surface: z.enum(BOT_SURFACES),
	/** The workspace's id, or the organisation's. */
	externalId: z.string().min(1).max(100),
	/** When the platform says that it happened: what was installed later stays. */
	at: z.date(),
});

/** Forgets what the platform gave for an installation. Tells whether there was any: saying it again changes nothing. */
export async function removeInstallation(scope: InstallationScope, input: z.input<typeof inputSchema>): Promise<"removed" | "was gone" | "is newer"> {
	const { surface, externalId, at } = parseInput(inputSchema, input);
	const { count } = await scope.write.chatInstallation.updateMany({
		where: { surface, externalId, sealed: { not: null }, installedAt: { lte: at } },
		data: { sealed: null, installerMark: null },
	});
	if (count > 0) return "removed";
	// Writes nothing: a look at what stands in the way.
	const [newer] = await scope.write.$queryRaw<object[]>`
		SELECT 1 FROM chat_installation WHERE surface = ${surface} AND external_id = ${externalId} AND sealed IS NOT NULL`;
	return newer ? "is newer" : "was gone";
}
