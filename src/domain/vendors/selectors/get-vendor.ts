import type { ReadScope } from "../../core/permissions/scopes.ts";

/** The scope's vendor: name, currency (ISO 4217), timezone, locale. */
export function getVendor(scope: ReadScope): Promise<{ id: string; name: string; currency: string; timezone: string; locale: string; demo: boolean }> {
	return scope.read.vendor.findUniqueOrThrow({
		where: { id: scope.vendorId },
		select: { id: true, name: true, currency: true, timezone: true, locale: true, demo: true },
	});
}
