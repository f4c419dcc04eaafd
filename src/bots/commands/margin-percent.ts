import { currentLocale } from "../../domain/core/messages/speech.ts";
/** "24%" as the shop writes it, from 0.24. */
export function marginPercent(share: number | null, locale: string): string | null {
	return share === null ? null : new Intl.NumberFormat(currentLocale(locale), { style: "percent", maximumFractionDigits: 0 }).format(share);
}
