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
	/** To pair; to compare, as a person asked; or to compare, by itself once a day. */
	purpose: "match" | "sync" | "daily";
	/** Read so far. */
	listings: number;
	/** Of all, where the marketplace says. */
	total: number | null;
	/** Ended, since they are gone there. */
	ended: number;
	/** Some that were not seen may be there all the same: none was ended. */
	isLossy: boolean;
	error: string | null;
	/** When what it saw was compared with ours; null while that is still to come. */
	comparedAt: Date | null;
	/** Listings that differed for no known reason, that were pushed again, and whose copies were moving just then. */
	differing: number;
	healed: number;
	moving: number;
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
	purpose: true,
	comparedAt: true,
	differing: true,
	healed: true,
	moving: true,
	connection: { select: { number: true, marketplace: true, accountId: true } },
} as const;

type Row = Omit<ListingRead, "connection" | "marketplace" | "accountId" | "status" | "purpose"> & {
	status: string;
	purpose: string;
	connection: { number: number; marketplace: string; accountId: string };
};

export function toListingRead({ connection, status, purpose, ...row }: Row): ListingRead {
	const { number, ...account } = connection;
	return { ...row, ...account, connection: number, status: status as ListingRead["status"], purpose: purpose as ListingRead["purpose"] };
}
