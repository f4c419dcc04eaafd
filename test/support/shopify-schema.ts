import { readFileSync } from "node:fs";
import { buildSchema, executeSync, type GraphQLError, getVariableValues, Kind, parse, validate } from "graphql";

/** Of the API's version that we ask, as far as we ask. */
export const shopifySchema = buildSchema(readFileSync(new URL("../fixtures/shopify-admin-2026-07.graphql", import.meta.url), "utf8"));

interface Request {
	query: string;
	variables?: Record<string, unknown>;
}

interface Answer {
	/** By the names that the request gave its fields. */
	data?: object;
}

/**
 * What a shop answers to a request that its schema allows; one that it does not allow is refused before anything is done. Of the answer only what was asked
 * for is left.
 * @throws GraphQLError when the answer is none that the schema allows: then the emulator is wrong
 */
export function throughShopifySchema({ query, variables = {} }: Request, answer: () => Answer): object {
	const document = parse(query);
	const asked = document.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions ?? []) : []));
	const wrong = validate(shopifySchema, document);
	const unfit = wrong.length > 0 ? [] : (getVariableValues(shopifySchema, asked, variables).errors ?? []);
	if (wrong.length + unfit.length > 0)
		return { errors: [...wrong, ...unfit].map(({ message }: GraphQLError) => ({ message, extensions: { code: "BAD_REQUEST" } })) };
	const given = answer();
	if (given.data === undefined) return given;
	const { data, errors } = executeSync({
		schema: shopifySchema,
		document,
		variableValues: variables,
		rootValue: given.data,
		fieldResolver: (source, _arguments, _context, { path }) => source[path.key],
		typeResolver: ({ id }) => id.split("/")[3],
	});
	if (errors?.[0]) throw errors[0];
	return { ...given, data };
}
