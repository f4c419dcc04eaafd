import { orderResource, productResource, wooGone, wooInvalid, write } from "./woocommerce.ts";
import { startWooApi } from "./woocommerce-api.ts";
import { createWooWebhooks, type PostDelivery } from "./woocommerce-webhooks.ts";

const TOPICS = [
	"order.created",
	"order.updated",
	"order.deleted",
	"product.created",
	"product.updated",
	"product.deleted",
	"order.restored",
	"product.restored",
];
/** Statuses for which a store has taken an order's copies off its stock, and those for which it puts them back (wc-stock-functions.php). */
const TAKES = new Set(["on-hold", "processing", "completed"]);
const PUTS_BACK = new Set(["cancelled", "pending"]);

export interface WooProductState {
	id: string;
	sku: string;
	name: string;
	/** In hundredths. */
	price: number;
	stock: number;
	status: string;
	modifiedAt: string;
	/** Of a product with variations, and of a variation. */
	type?: "simple" | "variable" | "variation";
	/** Of a variation: its product. */
	parentId?: string;
	/** False: the store counts no stock of it. */
	managesStock?: boolean;
	/** What the store says when its stock is set. */
	refuses?: string;
}

export interface WooOrderState {
	id: string;
	status: string;
	createdAt: string;
	modifiedAt: string;
	paidAt: string | null;
	completedAt: string | null;
	/** The store has taken its copies. */
	isTaken: boolean;
	lines: { id: string; productId: string; quantity: number; reduced: number; restocked: number; refunded: number }[];
	refunds: { id: string; createdAt: string; lines: { lineId: string; quantity: number }[] }[];
}

interface Options {
	/** What opens its REST API. */
	key?: string;
	keysecret?: string;
	/** How deliveries leave; over HTTP by default. */
	post?: PostDelivery;
	/** Deliveries wait for `flush`, as in a store that sends them in the background. */
	isAsync?: boolean;
	/** Older stores do not list orders by their last change. */
	sortsByChange?: boolean;
	/** So do those before 10.3 not list the variations of all products. */
	listsVariations?: boolean;
	clock?: () => Date;
}

interface Wanted {
	sku: string;
	quantity: number;
}

export type WooStore = Awaited<ReturnType<typeof startWooStore>>;

/**
 * A WooCommerce store: goods, orders with their life, signed webhooks in the order in which a real one (11.0.1) posts them, and the REST API at `url`.
 * Each act is one request there, and is over when its deliveries are answered.
 */
export async function startWooStore({
	key = "ck_key",
	keysecret = "cs_secret",
	post = postOverHttp,
	isAsync = false,
	sortsByChange = true,
	listsVariations = true,
	clock = () => new Date(),
}: Options = {}) {
	const products = new Map<string, WooProductState>();
	const orders = new Map<string, WooOrderState>();
	const before = new Map<string, string>();
	let posts = 1000;
	let lines = 0;
	const now = () => clock().toISOString().slice(0, 19);
	const webhooks = createWooWebhooks({ post, body, source: "https://cards.example/", isAsync, second: () => Math.floor(clock().getTime() / 1000) });
	/** What its prices are in. */
	const shop = { currency: "USD" };
	const api = await startWooApi({
		key,
		keysecret,
		sortsByChange,
		listsVariations,
		products,
		orders,
		webhooks,
		orderOf,
		productOf,
		setStock,
		setPrice,
		currency: () => shop.currency,
	});

	function get<T>(map: ReadonlyMap<string, T>, id: string): T {
		const found = map.get(id);
		if (!found) throw new Error(`The store has no ${id}.`);
		return found;
	}
	function goods(sku: string): WooProductState {
		const product = [...products.values()].find((one) => one.sku === sku);
		if (!product) throw new Error(`The store has no ${sku}.`);
		return product;
	}
	function productOf(product: WooProductState) {
		const { managesStock: manageStock = true, ...rest } = product;
		return productResource({ ...rest, manageStock, price: (product.price / 100).toFixed(2) });
	}
	function orderOf(order: WooOrderState) {
		const listed = order.lines.map((line) => {
			const product = products.get(line.productId);
			return { ...line, sku: product?.sku ?? "", name: product?.name ?? "", price: product?.price ?? 0 };
		});
		const refunds = order.refunds.map((refund) => ({ id: refund.id, total: "-1.00" }));
		return orderResource({ ...order, lines: listed, refunds });
	}
	function body(topic: string, id: string): string {
		if (topic.endsWith(".deleted")) return wooGone(id);
		if (topic.startsWith("product.")) {
			const product = products.get(id);
			return product ? write(productOf(product)) : wooInvalid("product");
		}
		const order = orders.get(id);
		return order ? write(orderOf(order)) : wooInvalid("shop_order");
	}

	function setPrice(product: WooProductState, price: number): void {
		Object.assign(product, { price, modifiedAt: now() });
		void webhooks.tell([{ topic: "product.updated", id: product.id }]);
	}

	/** Over its API; it posts that to whoever listens, as it posts a change by hand. */
	function setStock(product: WooProductState, stock: number): void {
		Object.assign(product, { stock, modifiedAt: now() });
		void webhooks.tell([{ topic: "product.updated", id: product.id }]);
	}

	function move(productId: string, copies: number): { topic: string; id: string }[] {
		const product = products.get(productId);
		if (!product || copies === 0) return [];
		product.stock += copies;
		product.modifiedAt = now();
		return [{ topic: "product.updated", id: productId }];
	}
	/** Gives an order a status, with what that does to stock. The order's own news comes first. */
	function turn(order: WooOrderState, status: string): { topic: string; id: string }[] {
		order.status = status;
		order.modifiedAt = now();
		if (status === "processing" || status === "completed") order.paidAt ??= now();
		if (status === "completed") order.completedAt = now();
		const news = [{ topic: "order.updated", id: order.id }];
		if (TAKES.has(status) && !order.isTaken) {
			order.isTaken = true;
			for (const line of order.lines) {
				if (line.reduced > 0) continue;
				line.reduced = line.quantity;
				news.push(...move(line.productId, -line.quantity));
			}
		} else if (PUTS_BACK.has(status) && order.isTaken) {
			order.isTaken = false;
			for (const line of order.lines) {
				news.push(...move(line.productId, line.reduced));
				line.reduced = 0;
			}
		}
		return news;
	}
	const turnTo = (status: string) => (orderId: string) => webhooks.tell(turn(get(orders, orderId), status));
	async function change(sku: string, changed: Partial<WooProductState>): Promise<void> {
		const product = Object.assign(goods(sku), changed, { modifiedAt: now() });
		await webhooks.tell([{ topic: "product.updated", id: product.id }]);
	}

	return {
		/** Where its API is. */
		url: api.url,
		credentials: { key, keysecret },
		/** Products by id. */
		products,
		webhooks: webhooks.all,
		/** Requests to its API so far: "GET /wp-json/wc/v3/orders?page=1". */
		asked: api.asked,
		/** The next requests to its API are answered so. */
		answerNext: api.answerNext,
		/** Sends what waits, where deliveries wait. */
		flush: webhooks.flush,
		/** Makes all the webhooks, as a person in its settings does. */
		async connect({ url, secret }: { url: string; secret: string }): Promise<void> {
			for (const topic of TOPICS) await webhooks.create({ topic, url, secret });
		},

		shop,
		async addProduct({ sku, name = `Card ${sku}`, price = 999, stock }: { sku: string; name?: string; price?: number; stock: number }): Promise<string> {
			const id = String(++posts);
			products.set(id, { id, sku, name, price, stock, status: "publish", modifiedAt: now() });
			await webhooks.tell([{ topic: "product.created", id }]);
			return id;
		},
		/** What its API is told of a product, or of a variation of one. */
		mark: (id: string, as: Partial<Pick<WooProductState, "parentId" | "managesStock" | "refuses" | "type">>): void => void Object.assign(get(products, id), as),
		/** By hand, as are the others here. */
		setStock: (sku: string, stock: number) => change(sku, { stock }),
		/** In hundredths. */
		setPrice: (sku: string, price: number) => change(sku, { price }),
		async trashProduct(sku: string): Promise<void> {
			const product = Object.assign(goods(sku), { status: "trash", modifiedAt: now() });
			await webhooks.tell([{ topic: "product.deleted", id: product.id }]);
		},
		async restoreProduct(sku: string): Promise<void> {
			const product = Object.assign(goods(sku), { status: "publish", modifiedAt: now() });
			await webhooks.tell([
				{ topic: "product.restored", id: product.id },
				{ topic: "product.updated", id: product.id },
			]);
		},
		/** For good: a delivery about it that waits finds nothing. */
		deleteProduct: (sku: string): boolean => products.delete(goods(sku).id),

		/** @returns the order's id; a line each, in the order given */
		async placeOrder(wanted: readonly Wanted[], { status = "pending" }: { status?: "pending" | "on-hold" | "processing" | "failed" } = {}): Promise<string> {
			const id = String(++posts);
			const made = wanted.map(({ sku, quantity }) => {
				return { id: String(++lines), productId: goods(sku).id, quantity, reduced: 0, restocked: 0, refunded: 0 };
			});
			const order: WooOrderState = {
				id,
				status: "pending",
				createdAt: now(),
				modifiedAt: now(),
				paidAt: null,
				completedAt: null,
				isTaken: false,
				lines: made,
				refunds: [],
			};
			orders.set(id, order);
			await webhooks.tell([{ topic: "order.created", id }, ...turn(order, status)]);
			return id;
		},
		pay: turnTo("processing"),
		complete: turnTo("completed"),
		cancel: turnTo("cancelled"),
		fail: turnTo("failed"),
		/** Gives money back for copies of a line (from 0); of goods only what is put back on sale is told. All of them: the order is `refunded`. */
		async refund(orderId: string, { line: at, quantity, restock }: { line: number; quantity: number; restock: boolean }): Promise<void> {
			const order = get(orders, orderId);
			const line = order.lines[at];
			if (!line || line.refunded + quantity > line.quantity) throw new Error(`Order ${orderId} has no ${quantity} copies of line ${at} to refund.`);
			line.refunded += quantity;
			order.refunds.push({ id: String(++posts), createdAt: now(), lines: [{ lineId: line.id, quantity }] });
			const news: { topic: string; id: string }[] = [];
			if (restock && line.reduced >= quantity) {
				line.reduced -= quantity;
				line.restocked += quantity;
				news.push(...move(line.productId, quantity));
			}
			if (order.lines.every((one) => one.refunded === one.quantity)) order.status = "refunded";
			order.modifiedAt = now();
			await webhooks.tell([...news, { topic: "order.updated", id: orderId }]);
		},
		/** By hand, as long as it is not sent: what is on sale follows (wc-admin-functions.php, `wc_maybe_adjust_line_item_product_stock`). 0 takes the line out. */
		async editLine(orderId: string, { line: at, quantity }: { line: number; quantity: number }): Promise<void> {
			const order = get(orders, orderId);
			const line = order.lines[at];
			if (!line || line.refunded > 0) throw new Error(`Line ${at} of order ${orderId} can't be edited.`);
			const news = order.isTaken ? move(line.productId, line.reduced - quantity) : [];
			if (order.isTaken) line.reduced = quantity;
			line.quantity = quantity;
			if (quantity === 0) order.lines.splice(at, 1);
			order.modifiedAt = now();
			await webhooks.tell([...news, { topic: "order.updated", id: orderId }]);
		},
		/** A store puts nothing back on sale for it, and posts it as a product's deletion too. */
		async trashOrder(orderId: string): Promise<void> {
			const order = get(orders, orderId);
			before.set(orderId, order.status);
			Object.assign(order, { status: "trash", modifiedAt: now() });
			await webhooks.tell([
				{ topic: "product.deleted", id: orderId },
				{ topic: "order.deleted", id: orderId },
			]);
		},
		async restoreOrder(orderId: string): Promise<void> {
			Object.assign(get(orders, orderId), { status: before.get(orderId) ?? "pending", modifiedAt: now() });
			await webhooks.tell([{ topic: "order.restored", id: orderId }]);
		},
		order: (orderId: string): Readonly<WooOrderState> => get(orders, orderId),
		product: (sku: string): Readonly<WooProductState> => goods(sku),
		all: (): readonly Readonly<WooProductState>[] => [...products.values()],
		/** What the store has of it, and its own copies that others must know of: taken off but not sent, asked for but not taken off yet, and forgotten in the trash. */
		figures(sku: string): { stock: number; unsent: number; unpaid: number; forgotten: number } {
			const { id, stock } = goods(sku);
			const figures = { stock, unsent: 0, unpaid: 0, forgotten: 0 };
			for (const order of orders.values()) {
				for (const line of order.lines) {
					if (line.productId !== id || order.completedAt !== null || order.status === "cancelled") continue;
					if (order.status === "trash") figures.forgotten += line.reduced;
					else if (order.isTaken) figures.unsent += line.reduced;
					else figures.unpaid += line.quantity;
				}
			}
			return figures;
		},
		stop: api.stop,
	};
}

async function postOverHttp({ url, headers, body }: Parameters<PostDelivery>[0]): Promise<number> {
	return (await fetch(url, { method: "POST", headers: { ...headers }, body, redirect: "manual" })).status;
}
