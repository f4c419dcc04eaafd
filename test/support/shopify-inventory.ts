interface Setting {
	inventoryItemId: string;
	locationId: string;
	quantity: number;
	changeFromQuantity?: number | null;
}

interface Variant {
	inventoryItemId: string;
	tracked: boolean;
	/** By location. */
	levels: Map<string, number>;
	productId: string;
	price: string;
}

interface Body {
	query: string;
	variables: { ids?: string[]; input?: { name: string; reason: string; quantities: Setting[] }; key?: string } & Record<string, unknown>;
}

const gid = (kind: string, id: string) => `gid://shopify/${kind}/${id}`;
const error = (code: string, field: (string | number)[], message: string) => ({ code, field: field.map(String), message });

/** The stock of a shop as its GraphQL Admin API of 2026-07 tells and sets it: all or nothing, under a key, over the quantity that was named. */
export function createShopifyInventory() {
	const locations = ["1"];
	const variants = new Map<string, Variant>();
	/** What the next calls answer instead: GraphQL's own errors come with 200. */
	const errors: object[] = [];
	const keys = new Set<string>();
	/** Each mutation that was asked for, with what it set. */
	const mutations: { quantities: Setting[] }[] = [];
	const hooks: { beforeSet?: (() => void) | undefined } = {};
	/** Inventory items that Shopify takes no quantity for. */
	const refused = new Set<string>();
	/** Of the shop: what its prices are in, and variants that it takes no price for. */
	const money = { currency: "USD", refused: new Set<string>(), requests: 0 };

	/** Each product's mutation by itself: what is wrong of it keeps none of its others, where partial updates are allowed. */
	function setPrices(query: string, variables: Record<string, unknown>): object {
		money.requests++;
		const updates = [...query.matchAll(/(\w+): productVariantsBulkUpdate\(productId: \$(\w+), variants: \$(\w+), allowPartialUpdates: true\)/g)];
		const data = updates.map(([, alias = "", product = "", list = ""]) => {
			const productId = String(variables[product]).replace(/.*\//, "");
			const wanted = variables[list] as { id: string; price: string }[];
			if (![...variants.values()].some((variant) => variant.productId === productId))
				return [alias, { productVariants: null, userErrors: [error("PRODUCT_DOES_NOT_EXIST", ["productId"], "Product does not exist")] }];
			const userErrors = wanted.flatMap(({ id, price }, at) => {
				const variant = variants.get(id.replace(/.*\//, ""));
				if (variant?.productId !== productId) return [error("PRODUCT_VARIANT_DOES_NOT_EXIST", ["variants", at, "id"], "Product variant does not exist")];
				if (money.refused.has(id.replace(/.*\//, ""))) return [error("INVALID_INPUT", ["variants", at, "price"], "Price is controlled by another app")];
				if (!/^\d+(\.\d{1,2})?$/.test(price)) return [error("INVALID_INPUT", ["variants", at, "price"], "Price must be a decimal")];
				variant.price = price;
				return [];
			});
			const productVariants = wanted.flatMap(({ id }) => {
				const variant = variants.get(id.replace(/.*\//, ""));
				return variant?.productId === productId ? [{ id, price: variant.price }] : [];
			});
			return [alias, { productVariants, userErrors }];
		});
		return Object.fromEntries(data);
	}

	function levels(ids: readonly string[]) {
		return ids.map((id) => {
			const variant = variants.get(id.replace(/.*\//, ""));
			return (
				variant && {
					id,
					inventoryItem: {
						id: gid("InventoryItem", variant.inventoryItemId),
						tracked: variant.tracked,
						inventoryLevels: {
							nodes: [...variant.levels].map(([location, quantity]) => ({ location: { id: gid("Location", location) }, quantities: [{ quantity }] })),
						},
					},
				}
			);
		});
	}

	function set({ input, key }: Body["variables"]) {
		const quantities = input?.quantities ?? [];
		if (quantities.length > 250)
			return {
				errors: [{ message: "The input array size of 251 is greater than the maximum allowed of 250.", extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } }],
			};
		if (!key)
			return { errors: [{ message: "The @idempotent directive is required for this mutation but was not provided.", extensions: { code: "BAD_REQUEST" } }] };
		if (quantities.some((one) => one.changeFromQuantity === undefined))
			return { errors: [{ message: "changeFromQuantity is required", extensions: { code: "BAD_REQUEST" } }] };
		hooks.beforeSet?.();
		mutations.push({ quantities });
		const byItem = new Map([...variants.values()].map((variant) => [gid("InventoryItem", variant.inventoryItemId), variant]));
		const userErrors = quantities.flatMap(({ inventoryItemId, locationId, quantity, changeFromQuantity }, at) => {
			const field = ["input", "quantities", at];
			const variant = byItem.get(inventoryItemId);
			if (!variant) return [error("INVALID_INVENTORY_ITEM", [...field, "inventoryItemId"], "The specified inventory item could not be found.")];
			if (refused.has(variant.inventoryItemId))
				return [error("NON_MUTABLE_INVENTORY_ITEM", [...field, "inventoryItemId"], "The specified inventory item is not allowed to be adjusted via API.")];
			const there = variant.levels.get(locationId.replace(/.*\//, ""));
			if (there === undefined)
				return [error("ITEM_NOT_STOCKED_AT_LOCATION", [...field, "locationId"], "The specified inventory item is not stocked at the location.")];
			if (quantity < 0) return [error("INVALID_QUANTITY_NEGATIVE", [...field, "quantity"], "The quantity can't be negative.")];
			if (changeFromQuantity !== null && changeFromQuantity !== there)
				return [error("CHANGE_FROM_QUANTITY_STALE", [...field, "changeFromQuantity"], "The changeFromQuantity value does not match persisted value.")];
			return [];
		});
		if (keys.has(key)) return { data: { inventorySetQuantities: { userErrors: [error("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", [], "The key was used.")] } } };
		keys.add(key);
		if (userErrors.length === 0) {
			for (const { inventoryItemId, locationId, quantity } of quantities) {
				byItem.get(inventoryItemId)?.levels.set(locationId.replace(/.*\//, ""), quantity);
			}
		}
		return { data: { inventorySetQuantities: { userErrors } } };
	}

	return {
		locations,
		variants,
		errors,
		mutations,
		refused,
		money,
		hooks,
		/** Puts a variant on sale, at the first location unless told otherwise. */
		add(
			id: string,
			quantity: number,
			{
				inventoryItemId = `9${id}`,
				tracked = true,
				productId = `5${id}`,
				price = "1.00",
				levels: given = [[locations[0] ?? "1", quantity]] as [string, number][],
			} = {},
		) {
			variants.set(id, { inventoryItemId, tracked, levels: new Map(given), productId, price });
			return inventoryItemId;
		},
		/** All that is available of it. */
		available: (id: string) => [...(variants.get(id)?.levels.values() ?? [])].reduce((sum, one) => sum + one, 0),
		/** A buyer there. */
		buy(id: string, quantity = 1) {
			const variant = variants.get(id);
			const [place] = [...(variant?.levels ?? [])].find(([, there]) => there >= quantity) ?? [];
			if (!variant || place === undefined) throw new Error(`${id} has no ${quantity} to buy.`);
			variant.levels.set(place, (variant.levels.get(place) ?? 0) - quantity);
		},
		answer({ query, variables }: Body): object {
			const wrong = errors.shift();
			if (wrong) return { errors: [wrong] };
			const cost = { requestedQueryCost: 10, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 } };
			if (query.includes("productVariantsBulkUpdate")) return { data: setPrices(query, variables), extensions: { cost } };
			if (query.includes("currencyCode")) return { data: { shop: { currencyCode: money.currency } }, extensions: { cost } };
			if (query.includes("inventorySetQuantities")) {
				if (!/inventorySetQuantities\(input: \$input\) @idempotent\(key: \$key\)/.test(query))
					return {
						errors: [{ message: "The @idempotent directive is required for this mutation but was not provided.", extensions: { code: "BAD_REQUEST" } }],
					};
				return { ...set(variables), extensions: { cost } };
			}
			if (query.includes("locations(")) return { data: { locations: { nodes: locations.map((id) => ({ id: gid("Location", id) })) } }, extensions: { cost } };
			if (query.includes("nodes(")) return { data: { nodes: levels(variables.ids ?? []).map((node) => node ?? null) }, extensions: { cost } };
			return { errors: [{ message: "Field doesn't exist on type 'QueryRoot'", extensions: { code: "undefinedField" } }] };
		},
	};
}
