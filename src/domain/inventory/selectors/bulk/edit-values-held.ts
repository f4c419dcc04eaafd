import { Prisma } from "../../../../generated/prisma/client.ts";
import { say } from "../../../core/messages/say.ts";
import { editValueHolds } from "./edit-row-holds.ts";

const { price, stock, kind, bin, archive } = editValueHolds;

const fieldsHeld = (column: "seen_fields" | "target_fields") => {
	const fields = Prisma.raw(`plan.${column}`);
	return Prisma.sql`nullif(${fields} - CASE WHEN ${kind} THEN '{}'::text[] ELSE '{category,condition,attributes}'::text[] END
		- CASE WHEN ${bin} THEN '{}'::text[] ELSE '{bin}'::text[] END, '{}'::jsonb) AS ${Prisma.raw(column)}`;
};

/** The values of an edit's row that hold, under their columns' names; null for those that do not. Behind `editRowJoins`. */
export const editValuesHeld = Prisma.sql`
	CASE WHEN ${price} THEN plan.seen_minor END AS seen_minor, CASE WHEN ${price} THEN plan.target_minor END AS target_minor,
	CASE WHEN ${stock} THEN plan.seen_on_hand END AS seen_on_hand, CASE WHEN ${stock} THEN plan.target_on_hand END AS target_on_hand,
	CASE WHEN ${stock} THEN plan.move_copies END AS move_copies, ${fieldsHeld("seen_fields")}, ${fieldsHeld("target_fields")},
	CASE WHEN ${archive} THEN plan.archive END AS archive`;

/** The names of those that do not, for people; null when all hold. */
export const movedEditValues = Prisma.sql`nullif(concat_ws(', ',
	CASE WHEN NOT ${price} THEN ${say.valueName({ value: "price" })}::text END, CASE WHEN NOT ${stock} THEN ${say.valueName({ value: "stock" })}::text END,
	CASE WHEN NOT ${kind} THEN ${say.valueName({ value: "kind" })}::text END, CASE WHEN NOT ${bin} THEN ${say.valueName({ value: "bin" })}::text END,
	CASE WHEN NOT ${archive} THEN ${say.valueName({ value: "archive" })}::text END), '')`;
