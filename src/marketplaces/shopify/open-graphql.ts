import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Http } from "../http.ts";
import { readAnswer } from "../read-answer.ts";
import { RetryAfter } from "../retry-after.ts";

const number = z
	.string()
	.regex(/^-?\d+(\.\d+)?$/)
	.transform(Number);

const answerSchema = z.object({
	/** Not there where the request was throttled or refused as a whole. */
	data: z.unknown().optional(),
	/** A list; a text where the request did not get as far as GraphQL. */
	errors: z.union([z.string(), z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))]).optional(),
	extensions: z
		.object({
			cost: z
				.object({
					requestedQueryCost: number.nullish(),
					throttleStatus: z.object({ currentlyAvailable: number, restoreRate: number }).optional(),
				})
				.optional(),
		})
		.optional(),
});

/** Asks a shop's GraphQL Admin API; what is asked for, as its schema promises it. */
export type AskGraphql = <S extends z.ZodType>(query: string, variables: object, schema: S) => Promise<z.output<S>>;

/**
 * The way to a shop's GraphQL Admin API (shopify.dev, "GraphQL Admin API", "API limits"): errors come with 200. What it returns throws DomainError:
 * `unavailable` when it is asked too often (with the time after which it may be asked again) or is at fault itself, `conflict` when the token lacks a scope, else `invalid_input`.
 */
export function openGraphql({ url, headers, http }: { url: string; headers: Readonly<Record<string, string>>; http: Http }): AskGraphql {
	const { host } = new URL(url);
	return async (query, variables, schema) => {
		const answer = await http(url, { method: "POST", headers, json: { query, variables } });
		const { data, errors, extensions } = readAnswer(answerSchema, answer, host);
		if (errors === undefined) return read(schema, data, host);
		const [first] = typeof errors === "string" ? [{ message: errors, extensions: undefined }] : errors;
		const code = first?.extensions?.code;
		if (code === "THROTTLED")
			throw new DomainError("unavailable", say.apiAway({ host, reason: "throttled" }), { cause: new RetryAfter(waitOf(extensions?.cost)) });
		if (code === "INTERNAL_SERVER_ERROR") throw new DomainError("unavailable", say.apiAway({ host, reason: first?.message.slice(0, 100) ?? "" }));
		if (code === "ACCESS_DENIED") throw new DomainError("conflict", say.apiScopeMissing({ host, reason: first?.message.slice(0, 300) ?? "" }));
		throw new DomainError("invalid_input", say.apiRefused({ host, status: 200, body: first?.message.slice(0, 300) ?? "" }));
	};
}

type Cost = NonNullable<NonNullable<z.output<typeof answerSchema>["extensions"]>["cost"]>;

/** Milliseconds until the bucket holds what was asked for. */
function waitOf(cost: Cost | undefined): number {
	const { requestedQueryCost, throttleStatus } = cost ?? {};
	if (!throttleStatus || throttleStatus.restoreRate <= 0) return 1_000;
	return Math.max(1_000, (((requestedQueryCost ?? 100) - throttleStatus.currentlyAvailable) / throttleStatus.restoreRate) * 1_000);
}

function read<S extends z.ZodType>(schema: S, data: unknown, host: string): z.output<S> {
	const result = schema.safeParse(data);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw new DomainError("invalid_input", say.apiUnreadable({ host, reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`.slice(0, 200) }));
}
