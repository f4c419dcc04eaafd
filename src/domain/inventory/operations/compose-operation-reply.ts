import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import type { Reply, ReplyAction, ReplyProgress } from "../../core/reply.ts";
import { guardField } from "../files/guard-field.ts";
import { asksForQuantities } from "../imports/asks-for-quantities.ts";
import { importSourceFields } from "../imports/import-source-fields.ts";
import type { Approval } from "./approval.ts";
import { blockingRows } from "./blocking-rows.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import { operationAim } from "./operation-aim.ts";
import { operationLabel } from "./operation-label.ts";
import { planFields, planWarnings } from "./plan-fields.ts";

interface Surroundings {
	vendor: { currency: string; locale: string };
	/** The first lines of a file that can't be taken. */
	problems: readonly { line: number; reason: string }[];
	/** The first rows that can't be done, or were not, of what changes more than prices. */
	troubles: readonly { sku: string; title: string; why: string }[];
	/** The first rows that were left alone. */
	moved: readonly { sku: string; seenMinor: bigint | null; nowMinor: bigint | null }[];
	/** What the plan needs besides a confirmation; null when it passes no guard rail. */
	approval: Approval | null;
	/** Who left, of an operation that stands still; null when nobody knows. */
	heldOf: string | null;
	now: Date;
}

/** An operation's state as a reply: two lines that say it all, then the figures, then the buttons that fit. */
export function composeOperationReply(operation: BulkOperation, around: Surroundings): Reply {
	const { status, summary } = operation;
	const label = operationLabel(operation.number);
	const reply: Reply = { title: say.operationTitle({ operation: label, kind: operation.kind }), text: text(operation, label, around), audience: "private" };
	if (status === "previewed" && summary) {
		const guard = around.approval ? [guardField(around.approval.passed, around.vendor)] : [];
		reply.fields = [...planFields(operation, summary.tally, around.vendor), ...importSourceFields(operation.source), ...guard];
	}
	const rows = table(operation, around);
	if (rows) reply.rows = rows;
	const actions = buttons(operation, label, around.approval);
	if (actions.length > 0) reply.actions = actions;
	const progress = progressOf(operation, label);
	if (progress) reply.progress = progress;
	return reply;
}

function text(operation: BulkOperation, label: string, { vendor, approval, heldOf, now }: Surroundings): string {
	const { status, rowsTotal: total, rowsDone: done, rowsSkipped: moved, error, summary, kind, expiresAt, errorPolicy } = operation;
	const what = operationAim(operation, vendor);
	// Of a file that names locations an item may have several rows.
	const isByPlace = (summary?.tally.places.length ?? 0) > 0;
	if (isHeld(operation)) return say.operationHeld({ operation: label, what, who: heldOf, done: done + moved, total: status === "draft" ? 0 : total });
	switch (status) {
		case "draft":
			return say.planning({ operation: label, what, rows: total });
		case "previewed": {
			const again = summary?.again ? say.plannedAgain(summary.again) : null;
			const outcome = total === 0 ? say.planEmpty({ what, kind, moved: summary?.tally.moved ?? 0 }) : say.planReady({ what, kind, rows: total, isByPlace });
			const expired = expiresAt !== null && expiresAt <= now;
			if (asksForQuantities(operation.source)) return [again, outcome, say.quantitiesAsked()].filter(Boolean).join("\n");
			const blocked = blockingRows(errorPolicy, summary?.tally);
			const next = blocked > 0 ? say.planBlocked({ operation: label, rows: blocked }) : expired ? say.planExpired() : waits(approval, label, total);
			return [again, outcome, total === 0 ? null : next].filter(Boolean).join("\n");
		}
		case "queued":
			return say.operationQueued({ operation: label, what });
		case "running":
			return say.operationRunning({ operation: label, what, done: done + moved, total });
		case "done":
			return say.operationDone({ operation: label, what, kind, done, moved, isByPlace });
		case "cancelled":
			return say.operationCancelled({ operation: label, done, total });
		case "failed":
			return say.operationFailed({ operation: label, error: error ?? "", done, stays: !isTakenBack(operation) });
		case "undone":
			return say.operationUndone({ operation: label, what, done });
	}
}

function isHeld({ status, heldSince }: BulkOperation): boolean {
	return heldSince !== null && (status === "draft" || status === "queued");
}

/** It wanted all or nothing: an undo that comes by itself takes back what it did. */
function isTakenBack({ status, errorPolicy, rowsSkipped }: BulkOperation): boolean {
	return status === "failed" && errorPolicy === "reject-all" && rowsSkipped > 0;
}

/** How a plan is started. */
function waits(approval: Approval | null, operation: string, rows: number): string {
	if (!approval) return say.planWaits();
	const others = approval.others.map(({ displayName }) => displayName);
	if (others.length === 0) return say.approvalTotal({ operation, rows });
	return approval.first ? say.approvalSecond({ first: approval.first.displayName, others }) : say.approvalTwo({ others });
}

function table({ status, summary }: BulkOperation, { problems, moved, troubles, vendor }: Surroundings): Reply["rows"] | null {
	const money = (minor: bigint | null) => (minor === null ? "" : formatMoney(minor, vendor.currency, vendor.locale));
	if (status === "draft") return null;
	if (problems.length > 0) return { columns: say.problemColumns(), rows: problems.map(({ line, reason }) => [String(line), reason]) };
	if (moved.length > 0) return { columns: say.movedColumns(), rows: moved.map(({ sku, seenMinor, nowMinor }) => [sku, money(seenMinor), money(nowMinor)]) };
	const movers = status === "previewed" ? (summary?.tally.movers ?? []) : [];
	const stockMovers = status === "previewed" ? (summary?.tally.stockMovers ?? []) : [];
	if (movers.length > 0) {
		return {
			columns: say.moverColumns(),
			rows: movers.map((mover) => [mover.sku, mover.title, money(BigInt(mover.beforeMinor)), money(BigInt(mover.afterMinor))]),
		};
	}
	if (stockMovers.length > 0) {
		return { columns: say.stockMoverColumns(), rows: stockMovers.map(({ sku, title, before, after }) => [sku, title, String(before), String(after)]) };
	}
	if (troubles.length > 0) return { columns: say.troubleColumns(), rows: troubles.map(({ sku, title, why }) => [sku, title, why]) };
	return null;
}

function buttons(operation: BulkOperation, label: string, approval: Approval | null): ReplyAction[] {
	const { status, planHash, rowsTotal, rowsDone, summary, errorPolicy } = operation;
	const cancel: ReplyAction = { label: say.cancelLabel(), command: `/bulk cancel ${label}`, style: "secondary" };
	if (isHeld(operation)) {
		const plan = planHash === null ? "" : ` plan:${planHash.slice(0, 8)}`;
		return [{ label: say.finishHeldLabel(), command: `/bulk confirm ${label}${plan}`, style: "primary" }, cancel];
	}
	if (status === "previewed" && asksForQuantities(operation.source)) {
		const choose = (quantities: "set" | "add") => `/bulk quantities ${label} ${quantities}`;
		return [{ label: say.setLabel(), command: choose("set"), style: "primary" }, { label: say.addLabel(), command: choose("add"), style: "primary" }, cancel];
	}
	// A button would type the total that somebody is to type.
	if (approval?.others.length === 0 || blockingRows(errorPolicy, summary?.tally) > 0) {
		if (status === "previewed") return [cancel];
	}
	if (status === "previewed" && rowsTotal > 0 && planHash) {
		const style = approval || (summary && planWarnings(summary.tally).length > 0) ? "danger" : "primary";
		return [{ label: say.confirmLabel(), command: `/bulk confirm ${label} plan:${planHash.slice(0, 8)}`, style }, cancel];
	}
	if (status === "draft" || status === "queued" || status === "running") return [cancel];
	if (rowsDone > 0 && status !== "undone" && status !== "previewed" && !isTakenBack(operation))
		return [{ label: say.undoBulkLabel(), command: `/bulk undo ${label}`, style: "secondary" }];
	return [];
}

function progressOf(state: BulkOperation, operation: string): ReplyProgress | null {
	const { status, rowsTotal, rowsDone, rowsSkipped } = state;
	if (status === "previewed" || isHeld(state)) return null;
	const planning = status === "draft";
	if (rowsTotal === 0 && !planning) return null;
	return {
		operation,
		done: planning ? rowsTotal : rowsDone + rowsSkipped,
		// Nobody knows how many there will be before the plan is made.
		total: planning ? 0 : rowsTotal,
		active: planning || status === "queued" || status === "running",
		planning,
		command: `/bulk show ${operation}`,
	};
}
