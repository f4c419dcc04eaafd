/** Asked for once: all two-letter codes that Intl has a name for. */
let codes: ReadonlyMap<string, string> | null = null;

/** The ISO 639-1 code of a language by its English name or its code, in any case; null for what is no language. */
export function languageCode(text: string): string | null {
	codes ??= listCodes();
	const wanted = text.trim().toLowerCase();
	return codes.get(wanted) ?? null;
}

function listCodes(): ReadonlyMap<string, string> {
	const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
	const letters = [..."abcdefghijklmnopqrstuvwxyz"];
	const all = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => names.of(code) !== undefined);
	return new Map([...all.map((code) => [(names.of(code) ?? "").toLowerCase(), code] as const), ...all.map((code) => [code, code] as const)]);
}
