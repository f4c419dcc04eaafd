/** A reading of a connection's listings, as it stands. */
export interface ListingRead {
	id: string;
	/** L-7 is 7. */
	number: number;
	createdAt: Date;
	connectionId: string;
	/** Of the connection: M-3 is 3. */
	connection: number;
	marketplace: string;
	accountId: string;
	status: "reading" | "pairing" | "done" | "failed";
	/** Read so far. */
	listings: number;
	/** Of all, where the marketplace says. */
	total: number | null;
	/** Ended, since they are gone there. */
	ended: number;
	/** Some that were not seen may be there all the same: none was ended. */
	isLossy: boolean;
	error: string | null;
}

export const READ_COLUMNS = {
	id: true,
	number: true,
	createdAt: true,
	connectionId: true,
	status: true,
	listings: true,
	total: true,
	ended: true,
	isLossy: true,
	error: true,
	connection: { select: { number: true, marketplace: true, accountId: true } },
} as const;

type Row = Omit<ListingRead, "connection" | "marketplace" | "accountId" | "status"> & {
	status: string;
	connection: { number: number; marketplace: string; accountId: string };
};

export function toListingRead({ connection, status, ...row }: Row): ListingRead {
	const { number, ...account } = connection;
	return { ...row, ...account, connection: number, status: status as ListingRead["status"] };
}
