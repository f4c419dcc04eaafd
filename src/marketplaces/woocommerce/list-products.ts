import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { type WooProduct, wooProductSchema } from "../../webhooks/woocommerce/product-schema.ts";
import { readProduct } from "../../webhooks/woocommerce/read-product.ts";
import type { ListingPage, MarketplaceClient } from "../client.ts";
import { readAnswer } from "../read-answer.ts";
import type { AskStore } from "./open-store.ts";

/** As many as one page may have. */
const PAGE = 100;
/** Of a page, asked for again on the next, to see whether the list became shorter meanwhile. */
const OVERLAP = 10;
const FIELDS = "id,type,parent_id,name,sku,global_unique_id,status,price,regular_price,manage_stock,stock_quantity,date_modified_gmt";

/** Where a reading is: what of which list comes behind which id, and at about which place. */
interface Place {
	list: "products" | "variations";
	/** The store lists the variations of all products at once. */
	isFlat: boolean;
	offset: number;
	last: bigint;
}

const PLACE = /^(products|variations) (flat|nested) (\d{1,12}) (\d{1,20})$/;

/**
 * All products and their variations, in the order of their ids. A store lists the variations of all products at once since WooCommerce 10.3
 * (class-wc-rest-variations-controller.php); an older one is asked for those of each product, which takes a call for each.
 */
export async function* listProducts(
	ask: AskStore,
	{ shopCurrency, from }: Parameters<NonNullable<MarketplaceClient["listListings"]>>[0],
): AsyncGenerator<ListingPage> {
	for (let place: Place | null = from === null ? await begin(ask) : readPlace(from); place !== null; ) {
		const { rows, next } = await askBehind(ask, place);
		const sold = place.list === "variations" ? await nameAll(ask, rows) : place.isFlat ? rows : [...rows, ...(await listVariationsOf(ask, rows))];
		const listings = sold
			.flatMap((product) => readProduct(product, { shopCurrency, isRestored: false }))
			.flatMap((event) => (event.kind === "listing" ? [event.listing] : []));
		const onward: Place | null = next ?? (place.list === "products" && place.isFlat ? { ...place, list: "variations", offset: 0, last: 0n } : null);
		yield { listings, next: onward && writePlace(onward), total: null };
		place = onward;
	}
}

async function begin(ask: AskStore): Promise<Place> {
	const answer = await ask("variations", { query: { per_page: "1", _fields: "id" } });
	if (answer) readAnswer(z.array(z.unknown()), answer, "WooCommerce");
	return { list: "products", isFlat: answer !== null, offset: 0, last: 0n };
}

/** A page of what comes behind an id. A place in the list says where that is about; where goods before it were deleted, the list is gone back in. */
async function askBehind(ask: AskStore, place: Place): Promise<{ rows: WooProduct[]; next: Place | null }> {
	for (let offset = Math.max(0, place.offset - OVERLAP); ; offset = Math.max(0, offset - PAGE)) {
		const query = { per_page: String(PAGE), offset: String(offset), orderby: "id", order: "asc", status: "any", _fields: FIELDS };
		const all = await askRows(ask, place.list, query);
		const first = all[0];
		if (offset > 0 && (!first || BigInt(first.id) > place.last)) continue;
		const last = BigInt(all.at(-1)?.id ?? place.last);
		const next = { ...place, offset: offset + all.length, last: last > place.last ? last : place.last };
		return { rows: all.filter(({ id }) => BigInt(id) > place.last), next: all.length < PAGE ? null : next };
	}
}

async function askRows(ask: AskStore, path: string, query: Readonly<Record<string, string>>): Promise<WooProduct[]> {
	const answer = await ask(path, { query });
	if (!answer) throw new DomainError("invalid_input", say.storeWithoutApi());
	return readAnswer(z.array(wooProductSchema), answer, "WooCommerce");
}

/** Variations under the names of their products, which their own list leaves out. */
async function nameAll(ask: AskStore, variations: readonly WooProduct[]): Promise<WooProduct[]> {
	const ids = [...new Set(variations.flatMap(({ parent_id }) => parent_id ?? []))];
	if (ids.length === 0) return variations.map((variation) => under(variation, undefined));
	const parents = await askRows(ask, "products", { include: ids.join(","), per_page: String(PAGE), status: "any", _fields: FIELDS });
	const byId = new Map(parents.map((parent) => [parent.id, parent]));
	return variations.map((variation) => under(variation, byId.get(variation.parent_id ?? "")));
}

async function listVariationsOf(ask: AskStore, products: readonly WooProduct[]): Promise<WooProduct[]> {
	const found: WooProduct[] = [];
	for (const product of products.filter(({ type }) => type?.startsWith("variable"))) {
		for (let page = 1; ; page++) {
			const query = { per_page: String(PAGE), page: String(page), orderby: "id", order: "asc", _fields: FIELDS };
			const answer = await ask(`products/${encodeURIComponent(product.id)}/variations`, { query });
			// Deleted meanwhile.
			const variations = answer ? readAnswer(z.array(wooProductSchema), answer, "WooCommerce") : [];
			found.push(...variations.map((variation) => under(variation, product)));
			if (variations.length < PAGE) break;
		}
	}
	return found;
}

function under(variation: WooProduct, parent: WooProduct | undefined): WooProduct {
	const [own, whole] = [variation.name ?? "", parent?.name ?? ""];
	const name = own.startsWith(whole) ? own : [whole, own].filter(Boolean).join(" – ");
	return { ...variation, type: "variation", parent_id: parent?.id ?? variation.parent_id, name };
}

function readPlace(text: string): Place {
	const [, list, shape, offset, last] = PLACE.exec(text) ?? [];
	if (offset === undefined || last === undefined) throw new Error(`${text} is no place in a store's list.`);
	return { list: list === "variations" ? "variations" : "products", isFlat: shape === "flat", offset: Number(offset), last: BigInt(last) };
}

const writePlace = ({ list, isFlat, offset, last }: Place) => `${list} ${isFlat ? "flat" : "nested"} ${offset} ${last}`;
