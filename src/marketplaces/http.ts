import got, { HTTPError, RequestError, TimeoutError } from "got";
import { globalHttpAgent, globalHttpsAgent } from "request-filtering-agent";
import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";
import { openPace } from "./open-pace.ts";
import { RetryAfter } from "./retry-after.ts";

interface Call {
	method?: "GET" | "POST" | "PUT" | "DELETE";
	headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	json?: unknown;
	/** Sent as a form. */
	form?: Readonly<Record<string, string>>;
	/** Milliseconds for one try, where this call takes longer than others. */
	patience?: number;
	/** Statuses that answer this call, as 404 answers any: what is said is read by whoever asked. */
	answers?: readonly number[];
	/** What it is paced with besides, where its kind of call has a limit of its own. */
	lane?: string;
	/** A lane that nobody goes on for so many milliseconds after the answer: what this call begins is not over before. */
	holds?: { readonly lane: string; readonly wait: number };
}

export interface HttpAnswer {
	readonly status: number;
	/** By lower-case name. */
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Uint8Array;
}

/**
 * One call to a marketplace's API. Answers 404 and 410 like any success: what is gone is no failure.
 * @throws DomainError `conflict` when the key is refused (401, 403), `unavailable` when it may go better later (no answer, 408, 429, 5xx), else `invalid_input`
 */
export type Http = (url: string, call?: Call) => Promise<HttpAnswer>;

interface Options {
	/** Requests that may begin within `interval`; those beyond it wait. */
	limit?: number;
	/** Milliseconds. */
	interval?: number;
	/** Requests that may begin at once after a rest; `limit` of them where it is not said. */
	burst?: number | undefined;
	/** Milliseconds between two calls of a lane. */
	lanes?: Readonly<Record<string, number>>;
	/** Hosts, like "127.0.0.1:8080", of ours that may be asked although they lie inside the network. */
	trustedHosts?: readonly string[];
	/** Milliseconds for one try, its answer included. */
	patience?: number;
}

const MAX_BYTES = 20 * 1024 * 1024;
/** Milliseconds that we wait because an answer asks us to; longer ones end the call, and its job comes again. */
const LONGEST_WAIT = 10_000;

/** A client's way to the network: bounded in time and size, paced, tried again where that helps, and never into our own network. */
export function openHttp({ limit = 4, interval = 1_000, burst = limit, lanes = {}, trustedHosts = [], patience = 10_000 }: Options = {}): Http {
	const client = got.extend({
		followRedirect: false,
		responseType: "buffer",
		// An answer that unpacks to more than it weighs would pass the limit of its size.
		decompress: false,
		timeout: { request: patience },
		headers: { "user-agent": "Omni-Stock" },
		retry: { limit: 2, methods: ["GET"], statusCodes: [408, 429, 500, 502, 503, 504], maxRetryAfter: LONGEST_WAIT, backoffLimit: 2_000 },
	});
	const pace = openPace({ limit, interval, burst });
	const lanePaces = new Map(Object.entries(lanes).map(([lane, apart]) => [lane, openPace({ limit: 1, interval: apart })]));
	const ask = async (address: string, { method = "GET", headers = {}, json, form, patience: ownPatience }: Call = {}): Promise<HttpAnswer> => {
		const { host } = new URL(address);
		const request = client<Buffer>(address, {
			method,
			headers: { ...headers },
			...(json !== undefined && { json }),
			...(form !== undefined && { form: { ...form } }),
			...(ownPatience !== undefined && { timeout: { request: ownPatience } }),
			...(!trustedHosts.includes(host) && { agent: { http: globalHttpAgent, https: globalHttpsAgent } }),
		});
		let isTooLarge = false;
		void request.on("downloadProgress", ({ transferred }) => {
			isTooLarge ||= transferred > MAX_BYTES;
			if (isTooLarge) request.cancel();
		});
		try {
			const { statusCode, headers: answered, rawBody } = await request;
			return { status: statusCode, headers: answered, body: rawBody };
		} catch (error) {
			throw isTooLarge ? new DomainError("invalid_input", say.apiAnswerTooLarge({ host })) : error;
		}
	};
	return async (address, call) => {
		const { host } = new URL(address);
		await lanePaces.get(call?.lane ?? "")?.turn();
		await pace.turn();
		try {
			const answer = await ask(address, call);
			if (call?.holds) lanePaces.get(call.holds.lane)?.hold(call.holds.wait);
			return answer;
		} catch (error) {
			if (error instanceof DomainError) throw error;
			if (error instanceof HTTPError) return readRefusal(error, host, call?.answers);
			throw new DomainError("unavailable", say.apiAway({ host, reason: reasonOf(error) }), { cause: error });
		}
	};
}

function readRefusal(error: HTTPError, host: string, answers: readonly number[] = []): HttpAnswer {
	const { statusCode: status, headers, rawBody } = error.response;
	if (status === 404 || status === 410 || answers.includes(status)) return { status, headers, body: rawBody };
	if (status === 401 || status === 403) throw new DomainError("conflict", say.apiKeyRefused({ host, status }));
	if (status === 408 || status === 429 || status >= 500) {
		const wait = readWait(headers["retry-after"]);
		throw new DomainError("unavailable", say.apiAway({ host, reason: String(status) }), wait === null ? {} : { cause: new RetryAfter(wait) });
	}
	throw new DomainError("invalid_input", say.apiRefused({ host, status, body: Buffer.from(rawBody).toString("utf8").slice(0, 300) }));
}

/** Milliseconds of a Retry-After, which is seconds or a date (RFC 9110, 10.2.3); a day at most. */
function readWait(header: string | undefined): number | null {
	const wait = /^\d{1,9}(\.\d+)?$/.test(header ?? "") ? Number(header) * 1000 : Date.parse(header ?? "") - Date.now();
	return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 86_400_000) : null;
}

function reasonOf(error: unknown): string {
	if (error instanceof TimeoutError) return "timeout";
	if (error instanceof RequestError) return error.code;
	return error instanceof Error ? error.name : "unknown";
}
