import type { Prisma } from "../../../generated/prisma/client.ts";

type Client = Prisma.TransactionClient;

/** An object with just these methods of just these tables: what a scope does not carry can't be called, cast or no cast. */
export function pickHandle<H>(client: Client, models: readonly (keyof Client)[], methods: readonly string[], raw: readonly ("$queryRaw" | "$executeRaw")[]): H {
	const handle = {};
	for (const model of models) {
		Object.defineProperty(handle, model, {
			get() {
				const delegate = client[model] as unknown as Record<string, (...args: unknown[]) => unknown>;
				return Object.fromEntries(methods.map((method) => [method, (...args: unknown[]) => delegate[method]?.(...args)]));
			},
		});
	}
	for (const name of raw) Object.defineProperty(handle, name, { value: client[name].bind(client) });
	return handle as H;
}
