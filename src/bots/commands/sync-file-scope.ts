import type { VendorScope } from "../../domain/core/permissions/scopes.ts";

/** What syncing by file takes. */
export type SyncFileScope = VendorScope<"market.read" | "order.write" | "order.read" | "stock.write" | "inventory.read">;
