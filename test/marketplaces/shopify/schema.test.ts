import { GraphQLEnumType } from "graphql";
import { expect, it } from "vitest";
import { shopifySchema, throughShopifySchema } from "../../support/shopify-schema.ts";

const codesOf = (name: string) => {
	const type = shopifySchema.getType(name);
	return type instanceof GraphQLEnumType ? type.getValues().map((value) => value.name) : [];
};

it("has the codes that our answers are read by", () => {
	expect(codesOf("InventorySetQuantitiesUserErrorCode")).toEqual(
		expect.arrayContaining(["CHANGE_FROM_QUANTITY_STALE", "IDEMPOTENCY_CONCURRENT_REQUEST", "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"]),
	);
	expect(codesOf("ProductVariantsBulkUpdateUserErrorCode")).toEqual(expect.arrayContaining(["PRODUCT_DOES_NOT_EXIST", "PRODUCT_VARIANT_DOES_NOT_EXIST"]));
});

it("refuses what it has no field, no argument and no type for, and does nothing", () => {
	const ask = (query: string, variables = {}) =>
		throughShopifySchema({ query, variables }, () => {
			throw new Error("It was asked for.");
		});
	const refused = (message: RegExp) => ({ errors: [expect.objectContaining({ message: expect.stringMatching(message) })] });
	expect(ask("query { shop { currency } }")).toEqual(refused(/Cannot query field "currency"/));
	expect(ask("query { locations(most: 2) { nodes { id } } }")).toEqual(refused(/Unknown argument "most"/));
	const set = "mutation Set($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) { userErrors { code } } }";
	expect(ask(set, { input: { name: "available", reason: "correction", quantities: [{ inventoryItemId: "1", locationId: "1", quantity: "3" }] } })).toEqual(
		refused(/Int cannot represent non-integer value: "3"/),
	);
});

it("finds an answer that it does not allow", () => {
	expect(() => throughShopifySchema({ query: "query { shop { currencyCode } }" }, () => ({ data: { shop: { currencyCode: "GOLD" } } }))).toThrow(/GOLD/);
});
