import { stringify } from "csv-stringify/sync";
import { say } from "../../core/messages/say.ts";
import { decimalMoney } from "../../core/money.ts";
import type { ReplyAttachment } from "../../core/reply.ts";
import type { OperationRow } from "../selectors/bulk/list-operation-rows.ts";
import { operationLabel } from "./operation-label.ts";
import { rowOutcome } from "./row-outcome.ts";

interface Result {
	number: number;
	currency: string;
	/** Nothing of it is run yet. */
	isPlan: boolean;
	rows: readonly OperationRow[];
}

/** What became of each row, before and after; columns that would be blank in every row are left out. Cells that a spreadsheet would run are defused. */
export function resultFile({ number, currency, isPlan, rows }: Result): ReplyAttachment {
	const lines = rows.map((row) => cells(row, { currency, isPlan }));
	const kept = say.resultColumns().map((name, at) => ({ name, at, isKept: at < 2 || name === "outcome" || lines.some((line) => line[at] !== "") }));
	const columns = kept.filter(({ isKept }) => isKept);
	const text = stringify([columns.map(({ name }) => name), ...lines.map((line) => columns.map(({ at }) => line[at]))], {
		record_delimiter: "\r\n",
		escape_formulas: true,
	});
	return {
		name: `${operationLabel(number)}-${isPlan ? "failed" : "result"}.csv`,
		contentType: "text/csv",
		content: Buffer.from(`\ufeff${text}`, "utf8").toString("base64"),
	};
}

/** A row in the order of `say.resultColumns`. */
function cells(row: OperationRow, { currency, isPlan }: Pick<Result, "currency" | "isPlan">): string[] {
	const { sku, title, archive, seenMinor, targetMinor, seenOnHand, targetOnHand, moveCopies, seenFields, targetFields, location, toLocation, reason } = row;
	const money = (minor: bigint | null) => (minor === null ? "" : decimalMoney(minor, currency));
	const count = (copies: number | null) => (copies === null ? "" : String(copies));
	const pair = (name: string) => [text(seenFields?.[name]), text(targetFields?.[name])];
	const yesOrNo = (yes: boolean) => say.yesOrNo({ yes });
	return [
		...[sku, title, money(seenMinor), money(targetMinor), location ?? "", count(seenOnHand), count(targetOnHand)],
		...(moveCopies === null ? ["", ""] : [toLocation ?? "", count(moveCopies)]),
		...pair("condition"),
		...pair("category"),
		...pair("bin"),
		...(archive === null ? ["", ""] : [yesOrNo(!archive), yesOrNo(archive)]),
		...[say.rowOutcome({ outcome: rowOutcome(row, { isPlan }) }), reason ?? ""],
	];
}

function text(value: unknown): string {
	return typeof value === "string" ? value : "";
}
