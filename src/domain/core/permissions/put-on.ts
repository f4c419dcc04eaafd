import { Prisma } from "../../../generated/prisma/client.ts";

/** Settings of one transaction: its role, and whose rows it is about. Row-level security reads them. */
export async function putOn(tx: Prisma.TransactionClient, settings: Readonly<Record<string, string>>): Promise<void> {
	await tx.$queryRaw(Prisma.sql`SELECT ${Prisma.join(Object.entries(settings).map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`))}`);
}
