import { Prisma } from "../../../../generated/prisma/client.ts";

/** An item's details that an import takes over, as a plan's row keeps them in seen_fields and target_fields; the bin is its level's. */
export const detailsNow = Prisma.sql`jsonb_build_object('costMinor', item.cost_minor, 'marketMinor', item.market_minor,
	'marketAt', to_char(item.market_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
