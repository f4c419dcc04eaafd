import { Prisma } from "../../../generated/prisma/client.ts";
import type { Surface, SystemScope } from "../../core/permissions/scopes.ts";

interface MovedWorkspace {
	id: string;
	vendorId: string;
	/** True when the bot is there again, false when it is not there any more. */
	isBack: boolean;
}

interface Asked {
	surface: Surface;
	/** Workspaces by the platform's ids; null for all of the surface. */
	among: readonly string[] | null;
	/** Those that the bot is in. */
	present: readonly string[];
}

/** The linked workspaces of which we believe the opposite of what the platform tells. */
export function listMovedWorkspaces(scope: SystemScope, { surface, among, present }: Asked): Promise<MovedWorkspace[]> {
	return scope.read.$queryRaw<MovedWorkspace[]>(Prisma.sql`
		SELECT id, vendor_id AS "vendorId", away_since IS NOT NULL AS "isBack" FROM workspace
		WHERE surface = ${surface} AND unlinked_at IS NULL AND (external_id = ANY(${present}::text[])) = (away_since IS NOT NULL)
			${among ? Prisma.sql`AND external_id = ANY(${among}::text[])` : Prisma.empty}`);
}
