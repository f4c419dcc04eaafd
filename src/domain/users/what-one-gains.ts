import { ROLES } from "../core/permissions/roles.ts";
import type { OwnShop } from "./selectors/list-own-shops.ts";

/** The shops in which somebody would hold more than before if they were one person with whoever is in `gets`. */
export function whatOneGains({ had, gets }: { had: readonly OwnShop[]; gets: readonly OwnShop[] }): { vendor: string; role: string }[] {
	return gets
		.filter(({ vendorId, role, grants }) => {
			const before = had.find((shop) => shop.vendorId === vendorId);
			if (!before || ROLES.indexOf(role) < ROLES.indexOf(before.role)) return true;
			return grants.some((grant) => !before.grants.includes(grant));
		})
		.map(({ vendorName: vendor, role }) => ({ vendor, role }));
}
