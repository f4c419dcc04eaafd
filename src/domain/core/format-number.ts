import { currentLanguage } from "./messages/speech.ts";

/** "12,500": a whole number as the texts around it write theirs. */
export function formatNumber(value: number | bigint): string {
	return value.toLocaleString(currentLanguage());
}
