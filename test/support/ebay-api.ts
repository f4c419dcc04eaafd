import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import express, { type Request, type Response } from "express";
import { challengeAnswer, type EbayKey, ebayNotification, openEbayKey, postAsEbay } from "./ebay.ts";
import { createEbayInventory } from "./ebay-inventory.ts";
import { openInventory } from "./ebay-listings.ts";
import { type EbaySale, type EbaySaleLine, ebayOrder, ebayShipments } from "./ebay-order.ts";

interface Destination {
	destinationId: string;
	name: string;
	status: string;
	deliveryConfig: { endpoint: string; verificationToken: string };
}

interface Subscription {
	subscriptionId: string;
	topicId: string;
	status: string;
	destinationId: string;
	/** Whose: the seller's, or the application's. */
	as: "user" | "application";
}

interface Fault {
	/** Of the path, without the host. */
	path: RegExp;
	/** Answered instead; left out: the right answer, late. */
	status?: number;
	times: number;
	/** Seconds. */
	retryAfter?: number;
	/** Milliseconds before the answer. */
	delay?: number;
	/** The answer, with 200. */
	body?: { type: string; text: string };
}

interface Return {
	returnId: string;
	orderId: string;
	itemId: string;
	transactionId: string;
	quantity: number;
	/** What it went through; the last is where it stands. */
	states: string[];
}

interface Options {
	seller?: { username: string; userId: string };
	digest?: EbayKey["digest"];
	/** Where a destination's address really is: tests listen elsewhere than they say. */
	route?(endpoint: string): string;
	/** Topics that eBay grants this seller no scope for. */
	deniedTopics?: readonly string[];
	/** Where it listens; anywhere by default. */
	port?: number;
	/** Entries of a page of the Notification API. */
	pageSize?: number;
	/** Milliseconds until an answer is on its way. */
	latency?: number;
}

/** What a buyer takes. */
interface Wanted {
	sku?: string | null;
	quantity?: number;
	price?: string;
	title?: string;
	itemId?: string;
	variationId?: string | null;
}

export type EbayEmulator = Awaited<ReturnType<typeof startEbayApi>>;

/** Topics, and whose they are (getTopics). */
const TOPICS: Readonly<Record<string, "USER" | "APPLICATION">> = {
	MARKETPLACE_ACCOUNT_DELETION: "APPLICATION",
	AUTHORIZATION_REVOCATION: "APPLICATION",
	ORDER_CONFIRMATION: "USER",
	ORDER_CANCELLATION_ACTIVITY: "USER",
	ORDER_RETURN_ACTIVITY: "USER",
	ITEM_MARKED_SHIPPED: "USER",
	LISTING: "USER",
	FEEDBACK_RECEIVED: "USER",
	NEW_MESSAGE: "USER",
	BUYER_QUESTION: "USER",
	ITEM_AVAILABILITY: "APPLICATION",
};
const NOTIFICATIONS = "/commerce/notification/v1";

/**
 * eBay as one seller's application sees it: tokens, public key, orders, returns, destinations and subscriptions, on a socket of its own. The seller's
 * life is played by its functions; what eBay would post of it goes to the enabled subscriptions by `notify`.
 */
export async function startEbayApi({
	seller = { username: "card-corner", userId: "y9qonyvfrqq" },
	digest = "SHA1",
	route = (endpoint) => endpoint,
	deniedTopics = [],
	port = 0,
	pageSize = 2,
	latency = 0,
}: Options = {}) {
	const key = openEbayKey({ digest });
	const credentials = { key: `App-${randomUUID()}`, keysecret: `Cert-${randomUUID()}`, token: `v^1.1#i^1#r^1#${randomBytes(24).toString("base64")}` };
	const tokens = new Map<string, { as: "user" | "application"; until: number }>();
	const sales = new Map<string, EbaySale>();
	const returns = new Map<string, Return>();
	const destinations: Destination[] = [];
	const subscriptions: Subscription[] = [];
	const faults: Fault[] = [];
	const inventory = createEbayInventory();
	const listed = openInventory({ standing: (sku) => inventory.offers.find((offer) => offer.sku === sku) });
	const calls: { method: string; path: string }[] = [];
	let alertEmail: string | null = "alerts@stock.example";
	let isRevoked = false;
	let lifetime = 7200;
	let number = 10_000_000_000_000n + BigInt(Math.floor(Math.random() * 1_000_000_000));
	const nextId = () => String(++number);

	const app = express();
	app.use(express.json(), express.urlencoded({ extended: false }));
	app.use(async (request, response, next) => {
		calls.push({ method: request.method, path: request.originalUrl });
		if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
		const fault = faults.find(({ path, times }) => times > 0 && path.test(request.originalUrl));
		if (!fault) return next();
		fault.times--;
		if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
		if (fault.body) return void response.type(fault.body.type).send(fault.body.text);
		if (fault.status === undefined) return next();
		if (fault.retryAfter !== undefined) response.set("retry-after", String(fault.retryAfter));
		fail(response, fault.status, 2001, "The request was refused.");
	});

	app.post("/identity/v1/oauth2/token", (request, response) => {
		const basic = `Basic ${Buffer.from(`${credentials.key}:${credentials.keysecret}`).toString("base64")}`;
		if (request.headers.authorization !== basic)
			return void response.status(401).json({ error: "invalid_client", error_description: "client authentication failed" });
		const { grant_type, scope, refresh_token } = request.body as Record<string, string | undefined>;
		const isUser = grant_type === "refresh_token" && refresh_token === credentials.token && !isRevoked;
		const isApplication = grant_type === "client_credentials" && scope === "https://api.ebay.com/oauth/api_scope";
		if (!isUser && !isApplication)
			return void response.status(400).json({ error: "invalid_grant", error_description: "the provided authorization refresh token is invalid" });
		const token = `v^1.1#i^1#${randomBytes(24).toString("base64")}`;
		tokens.set(token, { as: isUser ? "user" : "application", until: Date.now() + lifetime * 1_000 });
		response.json({ access_token: token, expires_in: lifetime, token_type: isUser ? "User Access Token" : "Application Access Token" });
	});

	/** Whose token a request carries; answers 401 where it carries none that is good. */
	function whose(request: Request, response: Response, scheme = "Bearer"): "user" | "application" | null {
		const [word, token = ""] = (request.headers.authorization ?? "").split(" ");
		const known = word === scheme ? tokens.get(token) : undefined;
		if (known && known.until > Date.now() && (known.as === "application" || !isRevoked)) return known.as;
		fail(response, 401, 1001, "Invalid access token");
		return null;
	}

	/** A route of one kind of token. */
	function only(as: "user" | "application" | "either", run: (request: Request, response: Response, by: "user" | "application") => unknown, scheme?: string) {
		return (request: Request, response: Response) => {
			const by = whose(request, response, scheme);
			if (by === null) return;
			if (as !== "either" && by !== as) return fail(response, 403, 1100, "Access denied");
			return run(request, response, by);
		};
	}

	function page(request: Request, response: Response, field: string, all: readonly object[]) {
		const at = Number(request.query.continuation_token ?? 0);
		const next = `https://api.ebay.com${request.path}?limit=${pageSize}&continuation_token=${at + pageSize}`;
		response.json({
			total: all.length,
			href: request.originalUrl,
			limit: pageSize,
			[field]: all.slice(at, at + pageSize),
			...(at + pageSize < all.length && { next }),
		});
	}

	async function isOurs({ endpoint, verificationToken }: Destination["deliveryConfig"]): Promise<boolean> {
		const code = createHash("sha256").update(randomUUID()).digest("hex");
		const answer = await fetch(`${route(endpoint)}?challenge_code=${code}`).catch(() => null);
		if (answer?.status !== 200 || !answer.headers.get("content-type")?.startsWith("application/json")) return false;
		const { challengeResponse } = (await answer.json()) as { challengeResponse?: string };
		return challengeResponse === challengeAnswer({ code, token: verificationToken, endpoint });
	}

	async function checkDestination(response: Response, { status, deliveryConfig }: Partial<Destination>): Promise<boolean> {
		if (alertEmail === null) fail(response, 409, 195003, "Please provide configurations required for notifications. Refer to /config");
		else if (!deliveryConfig?.endpoint?.startsWith("https://")) fail(response, 400, 195017, "Invalid or missing endpoint.");
		else if (status !== "ENABLED" && status !== "DISABLED") fail(response, 400, 195018, "Invalid or missing destination status.");
		else if (!/^[\w-]{32,80}$/.test(deliveryConfig.verificationToken ?? "")) fail(response, 400, 195019, "Invalid or missing verification token.");
		else if (!(await isOurs(deliveryConfig))) fail(response, 409, 195020, "Challenge verification failed for requested endpoint");
		else return true;
		return false;
	}

	app.get(
		"/sell/inventory/v1/inventory_item",
		only("user", (request, response) => {
			const { status, body } = listed.items(request.query);
			response.status(status).json(body);
		}),
	);
	app.get(
		"/sell/inventory/v1/offer",
		(request, _response, next) => (listed.listings.has(String(request.query.sku)) ? next() : next("route")),
		only("user", (request, response) => {
			const { status, body } = listed.offers(request.query);
			response.status(status).json(body);
		}),
	);
	app.get(
		`${NOTIFICATIONS}/public_key/:kid`,
		only("application", (request, response) =>
			request.params.kid === key.kid ? response.json(key.answer) : fail(response, 404, 195001, "The specified key id is invalid."),
		),
	);
	app.get(
		`${NOTIFICATIONS}/config`,
		only("application", (_, response) => (alertEmail === null ? fail(response, 404, 195026, "Configuration Not Found.") : response.json({ alertEmail }))),
	);
	app.get(
		`${NOTIFICATIONS}/topic`,
		only("application", (request, response) =>
			page(
				request,
				response,
				"topics",
				Object.entries(TOPICS).map(([topicId, scope]) => ({
					topicId,
					scope,
					status: "ENABLED",
					context: "ORDER",
					filterable: false,
					authorizationScopes: [],
					supportedPayloads: [{ format: ["JSON"], schemaVersion: "1.0", deliveryProtocol: "HTTPS", deprecated: false }],
				})),
			),
		),
	);
	app.get(
		`${NOTIFICATIONS}/destination`,
		only("application", (request, response) => page(request, response, "destinations", destinations)),
	);
	app.post(
		`${NOTIFICATIONS}/destination`,
		only("application", async (request, response) => {
			const asked = request.body as Omit<Destination, "destinationId">;
			if (destinations.some(({ deliveryConfig }) => deliveryConfig.endpoint === asked.deliveryConfig?.endpoint))
				return fail(response, 409, 195021, "Destination exists for this endpoint");
			if (!(await checkDestination(response, asked))) return;
			const destinationId = randomUUID();
			destinations.push({ ...asked, destinationId });
			response.status(201).set("location", `https://api.ebay.com${NOTIFICATIONS}/destination/${destinationId}`).json({});
		}),
	);
	app.put(
		`${NOTIFICATIONS}/destination/:id`,
		only("application", async (request, response) => {
			const known = destinations.find(({ destinationId }) => destinationId === request.params.id);
			if (!known) return fail(response, 404, 195022, "Invalid or missing destination id.");
			if (await checkDestination(response, request.body as Destination)) response.status(204).end(void Object.assign(known, request.body));
		}),
	);

	const subscriptionOf = (request: Request, response: Response, by: string) => {
		const known = subscriptions.find(({ subscriptionId, as }) => subscriptionId === request.params.id && as === by);
		if (!known) fail(response, 404, 195013, "Invalid subscription Id.");
		return known;
	};
	/** What eBay says against a subscription of that topic. */
	function refuses(response: Response, by: string, { topicId, destinationId, payload }: Partial<Subscription> & { payload?: Record<string, string> }): boolean {
		const destination = destinations.find((one) => one.destinationId === destinationId);
		const scope = TOPICS[topicId ?? ""];
		if (scope === undefined) return fail(response, 400, 195027, "Invalid or missing topic id.");
		if (deniedTopics.includes(topicId ?? "") || (scope === "USER") !== (by === "user")) return fail(response, 403, 195011, "Not authorized for this topic.");
		if (!destination) return fail(response, 400, 195007, "Invalid or missing destination id.");
		if (payload && (payload.schemaVersion !== "1.0" || payload.format !== "JSON" || payload.deliveryProtocol !== "HTTPS"))
			return fail(response, 400, 195008, "Invalid or missing schema version.");
		if (destination.status !== "ENABLED") return fail(response, 409, 195015, "The subscription cannot be enabled since the destination is not enabled.");
		return false;
	}
	app.get(
		`${NOTIFICATIONS}/subscription`,
		only("either", (request, response, by) =>
			page(
				request,
				response,
				"subscriptions",
				subscriptions.filter(({ as }) => as === by),
			),
		),
	);
	app.post(
		`${NOTIFICATIONS}/subscription`,
		only("either", (request, response, by) => {
			if (refuses(response, by, request.body)) return;
			const { topicId, status, destinationId } = request.body as Subscription;
			if (subscriptions.some((one) => one.topicId === topicId && one.as === by)) return fail(response, 409, 195012, "Subscription already exists");
			const subscriptionId = randomUUID();
			subscriptions.push({ subscriptionId, topicId, status, destinationId, as: by });
			response.status(201).set("location", `https://api.ebay.com${NOTIFICATIONS}/subscription/${subscriptionId}`).json({});
		}),
	);
	app.put(
		`${NOTIFICATIONS}/subscription/:id`,
		only("either", (request, response, by) => {
			const known = subscriptionOf(request, response, by);
			if (!known || refuses(response, by, { ...known, ...request.body })) return;
			const { status, destinationId } = request.body as Subscription;
			response.status(204).end(void Object.assign(known, { status, destinationId }));
		}),
	);
	app.post(
		`${NOTIFICATIONS}/subscription/:id/enable`,
		only("either", (request, response, by) => {
			const known = subscriptionOf(request, response, by);
			if (!known || refuses(response, by, known)) return;
			response.status(204).end(void Object.assign(known, { status: "ENABLED" }));
		}),
	);

	app.get(
		"/sell/fulfillment/v1/order",
		only("user", (request, response) => {
			const { filter = "", limit = "50", offset = "0" } = request.query as Record<string, string | undefined>;
			const [, from, until] = /^lastmodifieddate:\[([^.]+\.\d{3}Z)\.\.([^\]]*)\]$/.exec(filter) ?? [];
			if (!from || Number(limit) > 200) return fail(response, 400, 30800, "Invalid filter value");
			const found = [...sales.values()].filter(({ changedAt }) => changedAt >= from && (until === "" || until === undefined || changedAt <= until));
			found.sort((a, b) => a.placedAt.localeCompare(b.placedAt));
			const at = Number(offset);
			const end = at + Number(limit);
			response.json({
				href: request.originalUrl,
				total: found.length,
				limit: Number(limit),
				offset: at,
				orders: found.slice(at, end).map(ebayOrder),
				...(end < found.length && { next: `https://api.ebay.com/sell/fulfillment/v1/order?limit=${limit}&offset=${end}` }),
			});
		}),
	);
	app.get(
		"/sell/fulfillment/v1/order/:id",
		only("user", (request, response) => {
			const sale = sales.get(String(request.params.id));
			return sale ? response.json(ebayOrder(sale)) : fail(response, 404, 32100, "Not Found");
		}),
	);
	app.get(
		"/sell/fulfillment/v1/order/:id/shipping_fulfillment",
		only("user", (request, response) => {
			const sale = sales.get(String(request.params.id));
			return sale ? response.json(ebayShipments(sale)) : fail(response, 400, 32100, `Invalid order ID: ${request.params.id}`);
		}),
	);
	app.get(
		"/post-order/v2/return/:id",
		only(
			"user",
			(request, response) => {
				const told = returns.get(String(request.params.id));
				if (!told) return fail(response, 404, 1000, "Not Found");
				const { returnId, orderId, itemId, transactionId, quantity, states } = told;
				if (request.query.fieldgroups === "FULL") {
					const responseHistory = states
						.slice(1)
						.map((toState, index) => ({ activity: "SYSTEM", fromState: states[index], toState, creationDate: { value: "2099-01-18T10:00:00.000Z" } }));
					return response.json({ detail: { responseHistory } });
				}
				const state = states.at(-1);
				response.json({
					summary: {
						returnId,
						orderId,
						state,
						status: state,
						currentType: "MONEY_BACK",
						buyerLoginName: "buyer",
						creationInfo: { item: { itemId, transactionId, returnQuantity: quantity }, reason: "DEFECTIVE_ITEM" },
					},
				});
			},
			"IAF",
		),
	);

	for (const [method, path, run] of inventory.routes)
		app[method](
			path,
			only("user", (request, response) => run(request, response)),
		);

	const server = app.listen(port, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));

	const saleOf = (orderId: string): EbaySale => {
		const sale = sales.get(orderId);
		if (!sale) throw new Error(`No order ${orderId}`);
		return sale;
	};
	/** Changes an order, now. */
	function change(orderId: string, run: (sale: EbaySale) => void): EbaySale {
		const sale = saleOf(orderId);
		run(sale);
		sale.changedAt = new Date().toISOString();
		return sale;
	}

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seller,
		/** App ID, Cert ID and the seller's refresh token. */
		credentials,
		/** What it signs notifications with. */
		key,
		sales,
		/** By SKU. */
		listings: listed.listings,
		/** What the Inventory API knows and sets. */
		inventory,
		destinations,
		subscriptions,
		/** What was asked, in its order. */
		calls,

		/** A buyer's checkout; paid at once unless told otherwise. */
		sell({
			lines,
			buyer = { username: "bidder_77", fullName: "Jön Smith", email: "jon@example.com" },
			isPaid = true,
			at = new Date(),
		}: {
			lines: readonly Wanted[];
			buyer?: EbaySale["buyer"];
			isPaid?: boolean;
			at?: Date;
		}): EbaySale {
			const orderId = `${10 + Math.floor(Math.random() * 89)}-${nextId().slice(-5)}-${String(Math.floor(Math.random() * 100_000)).padStart(5, "0")}`;
			const sale: EbaySale = {
				orderId,
				buyer,
				placedAt: at.toISOString(),
				changedAt: at.toISOString(),
				payment: isPaid ? "PAID" : "PENDING",
				cancelState: "NONE_REQUESTED",
				shipments: [],
				lines: lines.map(
					({ sku = null, quantity = 1, price = "9.99", title = "Charizard – Base Set", itemId = nextId().slice(-12), variationId = null }): EbaySaleLine => ({
						lineItemId: nextId(),
						itemId,
						variationId,
						sku,
						title,
						quantity,
						price,
						tax: "0.80",
						refunds: [],
					}),
				),
			};
			sales.set(orderId, sale);
			return sale;
		},
		pay: (orderId: string) =>
			change(orderId, (sale) => {
				sale.payment = "PAID";
			}),
		/** One package: the lines named, or all of them whole. */
		ship: (orderId: string, lines?: readonly { lineItemId: string; quantity: number }[]) =>
			change(
				orderId,
				(sale) => void sale.shipments.push({ id: nextId(), lines: [...(lines ?? sale.lines.map(({ lineItemId, quantity }) => ({ lineItemId, quantity })))] }),
			),
		/** The buyer asks to cancel: nothing is decided yet. */
		askToCancel: (orderId: string) =>
			change(orderId, (sale) => {
				sale.cancelState = "IN_PROGRESS";
			}),
		cancel: (orderId: string) =>
			change(orderId, (sale) => {
				sale.cancelState = "CANCELED";
				sale.payment = sale.payment === "PENDING" ? "PENDING" : "FULLY_REFUNDED";
			}),
		/** Money goes back, and no goods. */
		refund: (orderId: string, { lineItemId, value, isAll = false }: { lineItemId: string; value: string; isAll?: boolean }) =>
			change(orderId, (sale) => {
				sale.payment = isAll ? "FULLY_REFUNDED" : "PARTIALLY_REFUNDED";
				sale.lines.find((line) => line.lineItemId === lineItemId)?.refunds.push({ refundId: nextId(), value });
			}),
		/** The buyer wants to send copies back. Returns the return's id. */
		openReturn(orderId: string, { lineItemId, quantity = 1 }: { lineItemId: string; quantity?: number }): string {
			const line = saleOf(orderId).lines.find((one) => one.lineItemId === lineItemId);
			if (!line) throw new Error(`No line ${lineItemId}`);
			const returnId = nextId().slice(-10).replace(/^0/, "5");
			returns.set(returnId, { returnId, orderId, itemId: line.itemId, transactionId: lineItemId, quantity, states: ["RETURN_REQUESTED"] });
			return returnId;
		},
		/** Where a return stands now: ITEM_SHIPPED, ITEM_DELIVERED, CLOSED. */
		moveReturn(returnId: string, state: string) {
			returns.get(returnId)?.states.push(state);
		},

		/** What eBay's notification of that topic carries, for an order of this seller. */
		orderData: (orderId: string) => ({
			user: seller,
			order: {
				orderId,
				orderLineItems: saleOf(orderId).lines.map(({ lineItemId, itemId, quantity }) => ({ orderLineItemId: lineItemId, listingId: itemId, quantity })),
			},
		}),
		returnData: (returnId: string) => ({
			activityType: "RETURN_FULFILLMENT_COMPLETED",
			orderReturn: {
				returnId,
				returnStatus: returns.get(returnId)?.states.at(-1),
				returnLineItems: [{ orderId: returns.get(returnId)?.orderId, quantity: returns.get(returnId)?.quantity }],
			},
		}),
		/** Posts a notification to an address, signed. */
		post: ({ url, topic, data, notificationId, attempt }: { url: string; topic: string; data: object; notificationId?: string; attempt?: number }) =>
			postAsEbay({
				url: route(url),
				key,
				body: ebayNotification({ topic, data, ...(notificationId !== undefined && { notificationId }), ...(attempt !== undefined && { attempt }) }),
			}),
		/** Posts a notification to every enabled subscription of its topic. Returns their answers' status. */
		notify(topic: string, data: object): Promise<number[]> {
			const endpoints = subscriptions
				.filter((one) => one.topicId === topic && one.status === "ENABLED")
				.flatMap(({ destinationId }) => destinations.filter((one) => one.destinationId === destinationId && one.status === "ENABLED"))
				.map(({ deliveryConfig }) => deliveryConfig.endpoint);
			return Promise.all(endpoints.map(async (url) => (await this.post({ url, topic, data })).status));
		},

		/** The next requests to a path fail, or are slow. */
		fault: (fault: Fault) => void faults.push(fault),
		/** The seller takes the access back. */
		revoke() {
			isRevoked = true;
		},
		/** All access tokens end now. */
		expireTokens: () => tokens.clear(),
		/** Seconds that tokens minted from now on live. */
		setLifetime(seconds: number) {
			lifetime = seconds;
		},
		setAlertEmail(email: string | null) {
			alertEmail = email;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** An error as eBay's REST APIs answer it. */
function fail(response: Response, status: number, errorId: number, message: string): true {
	response.status(status).json({ errors: [{ errorId, domain: "API", category: "REQUEST", message, longMessage: message }] });
	return true;
}
