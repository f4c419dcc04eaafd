/** What became of the look at a value. */
export type Check =
	/** It works; `text` says whose it is. */
	| { outcome: "good"; text: string; more?: readonly string[] }
	/** Its platform, or its form, says that it is wrong. */
	| { outcome: "refused"; text: string }
	/** Nobody could be asked; it is kept. */
	| { outcome: "unknown"; text: string };

/** Milliseconds. */
const PATIENCE = 10_000;

/** Asks an API and reads its JSON; `unknown` when it does not answer. The token goes into the header alone, and into no text. */
export async function ask(url: string, request: RequestInit, read: (status: number, body: Record<string, unknown>, headers: Headers) => Check): Promise<Check> {
	try {
		const response = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE) });
		const body: unknown = await response.json().catch(() => ({}));
		if (response.status === 429 || response.status >= 500) return { outcome: "unknown", text: `${new URL(url).host} answered ${response.status}` };
		return read(response.status, typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {}, response.headers);
	} catch (error) {
		const { message, cause } = error as Error;
		return { outcome: "unknown", text: `${new URL(url).host} can't be reached (${cause instanceof Error ? cause.message : message})` };
	}
}
