/**
 * What of an error may stand in the log: the platforms' own errors carry the request's address and body besides, and with them tokens and what people typed.
 */
export function errorFacts(error: unknown): { reason: string; code?: string | number; stack?: string } {
	if (!(error instanceof Error)) return { reason: String(error) };
	const code = "code" in error && (typeof error.code === "string" || typeof error.code === "number") ? { code: error.code } : {};
	return { reason: error.message, ...code, ...(error.stack ? { stack: error.stack } : {}) };
}
