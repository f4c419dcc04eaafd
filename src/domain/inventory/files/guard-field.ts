import { say } from "../../core/messages/say.ts";
import { formatMoney } from "../../core/money.ts";
import type { GuardRail } from "../operations/guard-rails.ts";

/** Names the guard rails that a plan passes. */
export function guardField(passed: readonly GuardRail[], { currency, locale }: { currency: string; locale: string }): { name: string; value: string } {
	const money = (minor: bigint) => formatMoney(minor, currency, locale);
	const lines = passed.map((rail) => describe(rail, money));
	return { name: say.fieldGuard(), value: lines.join("\n") };
}

function describe(rail: GuardRail, money: (minor: bigint) => string): string {
	switch (rail.kind) {
		case "rows":
			return say.guardRows(rail);
		case "percent":
			return say.guardPercent(rail);
		case "value":
			return say.guardValue({ moved: money(rail.moved), limit: money(rail.limit) });
	}
}
