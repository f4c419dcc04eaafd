import { Prisma } from "../../../generated/prisma/client.ts";

/** The columns of a Ticket in a SELECT over `ticket`. */
export const ticketColumns = Prisma.sql`
	ticket.id, ticket.number, ticket.status, ticket.person_id AS "personId", ticket.tender, ticket.draft, ticket.order_id AS "orderId",
	ticket.discount_minor AS "discountMinor", ticket.trade_in_minor AS "tradeInMinor", ticket.total_minor AS "totalMinor"`;
