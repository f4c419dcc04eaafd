import { BULK_SERVICES } from "./bulk-services.ts";
import type { DomainCase } from "./domain-case.ts";
import { BULK_SELECTORS, INVENTORY_SELECTORS } from "./inventory-selectors.ts";
import { INVENTORY_SERVICES } from "./inventory-services.ts";
import { MARKET_FILES } from "./market-files.ts";
import { MARKETPLACES } from "./marketplaces.ts";
import { ORDERS_SELECTORS } from "./orders-selectors.ts";
import { ORDERS_SERVICES } from "./orders-services.ts";
import { VENDORS_SELECTORS } from "./vendors-selectors.ts";
import { VENDORS_SERVICES } from "./vendors-services.ts";

/** A case for every service and selector that takes a vendor's scope. */
export const DOMAIN_CASES: readonly DomainCase[] = [
	...INVENTORY_SELECTORS,
	...BULK_SELECTORS,
	...INVENTORY_SERVICES,
	...BULK_SERVICES,
	...ORDERS_SELECTORS,
	...ORDERS_SERVICES,
	...VENDORS_SELECTORS,
	...VENDORS_SERVICES,
	...MARKETPLACES,
	...MARKET_FILES,
];
