import { Prisma } from "../../../../generated/prisma/client.ts";
import type { VendorScope } from "../../../core/permissions/scopes.ts";
import { planCopiesHold, planItemPlainlyHolds } from "../../selectors/bulk/plan-row-holds.ts";

interface Rows {
	/** A condition over `bulk_operation_row plan`. */
	rows: Prisma.Sql;
	/** A condition over an item's id, for the stretch of them that the rows are in. */
	within: (key: Prisma.Sql) => Prisma.Sql;
	locationId: string;
}

interface Locked {
	/** Every row's item and level are there, and as the plan saw them. False where that takes a second look. */
	holds: boolean;
	/** Items are to be made. */
	makes: boolean;
	/** Cost, market price or bin change: a chunk of a price list has none of it, and is spared the pass. */
	changesDetails: boolean;
}

/** Locks the rows' items, and each one's levels behind it, in the order of the items' ids, with joins set to be in passing; and tells what there is to do with them. */
export async function lockStockRows(scope: VendorScope, { rows, within, locationId }: Rows): Promise<Locked> {
	const { vendorId } = scope;
	const [locked] = await scope.write.$queryRaw<Locked[]>(Prisma.sql`
		WITH plan AS MATERIALIZED (
			SELECT plan.item_id, plan.place, coalesce(plan.location_id, ${locationId}::uuid) AS location_id, plan.is_new, plan.archive, plan.seen_minor, plan.target_minor,
				plan.seen_on_hand, plan.target_on_hand, coalesce(plan.target_fields IS NOT NULL OR plan.fields->>'bin' IS NOT NULL, false) AS changes_details
			FROM bulk_operation_row plan WHERE ${rows} ORDER BY plan.item_id, plan.place
		), held AS MATERIALIZED (
			SELECT plan.item_id, plan.place, plan.location_id, plan.seen_on_hand, plan.target_on_hand, ${planItemPlainlyHolds} AS holds
			FROM plan JOIN item ON item.vendor_id = ${vendorId}::uuid AND item.id = plan.item_id ${within(Prisma.sql`item.id`)}
			ORDER BY plan.item_id, plan.place FOR NO KEY UPDATE OF item
		), stocked AS MATERIALIZED (
			SELECT ${planCopiesHold} AS holds
			FROM held plan JOIN stock_level level ON level.vendor_id = ${vendorId}::uuid AND level.item_id = plan.item_id ${within(Prisma.sql`level.item_id`)}
				AND level.location_id = plan.location_id
			WHERE plan.target_on_hand IS NOT NULL ORDER BY plan.item_id, plan.place FOR UPDATE OF level
		)
		SELECT count(*) = (SELECT count(*) FROM held WHERE holds) AND count(target_on_hand) = (SELECT count(*) FROM stocked WHERE holds) AS holds,
			coalesce(bool_or(is_new), false) AS makes, coalesce(bool_or(changes_details), false) AS "changesDetails"
		FROM plan`);
	if (!locked) throw new Error("An aggregate came back empty.");
	return locked;
}
