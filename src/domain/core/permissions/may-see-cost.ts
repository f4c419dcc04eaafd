import { holds } from "./also-needs.ts";
import type { ReadScope } from "./scopes.ts";

/** What goods cost the shop, and so what it earns, is for those who set prices or read its figures. */
export function maySeeCost(scope: ReadScope): boolean {
	return holds(scope, "pricing.write") || holds(scope, "report.read");
}
