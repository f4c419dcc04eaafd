import { Prisma } from "../../generated/prisma/client.ts";

interface Marked {
	vendorId: string;
	connectionId: string;
	kind: "stock" | "price";
}

/** A SELECT of `id`: a connection's listings of which something is still to be worked out. */
export function markedListingsSql({ vendorId, connectionId, kind }: Marked): Prisma.Sql {
	return Prisma.sql`SELECT DISTINCT listing_id AS id FROM push_mark WHERE vendor_id = ${vendorId}::uuid AND connection_id = ${connectionId}::uuid AND kind = ${kind}`;
}
