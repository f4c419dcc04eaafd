import { Prisma } from "../../../../generated/prisma/client.ts";

/** The columns of a BulkOperation in a SELECT over `bulk_operation`. */
export const operationColumns = Prisma.sql`
	id, created_at AS "createdAt", number, kind, status, source, change, plan_hash AS "planHash", summary, cursor, rows_total AS "rowsTotal",
	rows_done AS "rowsDone", rows_skipped AS "rowsSkipped", slice, created_by AS "createdBy", confirmed_by AS "confirmedBy", approved_by AS "approvedBy", asked_at AS "askedAt", held_since AS "heldSince", undoes_id AS "undoesId",
	error_policy AS "errorPolicy", schedule_id AS "scheduleId",
	expires_at AS "expiresAt", finished_at AS "finishedAt", error`;
