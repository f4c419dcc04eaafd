import { z } from "zod";
import { nextNumber } from "../../core/next-number.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";

const inputSchema = z.strictObject({
	connectionId: z.uuid(),
	kind: z.enum(["orders", "inventory"]),
	name: z.string().min(1),
	body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** Keeps a marketplace's file until it is confirmed. Nothing else changes by it; one of the connection that waits for that is discarded. */
export async function keepMarketFile(scope: VendorScope<"market.read" | "order.write">, input: z.input<typeof inputSchema>): Promise<{ number: number }> {
	const { connectionId, kind, name, body } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const number = await nextNumber(scope, "market_file");
	await scope.write.marketFile.updateMany({
		where: { vendorId, connectionId, status: "previewed" },
		data: { status: "discarded", body: null, finishedAt: scope.now },
	});
	await scope.write.marketFile.create({
		data: { vendorId, connectionId, number, kind, name: name.slice(0, 200), status: "previewed", body: Buffer.from(body) },
		select: { id: true },
	});
	return { number };
}
