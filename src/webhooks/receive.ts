import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { ReceivingConnection } from "../domain/marketplaces/receiving-connection.ts";
import { answer, type Status } from "./answer.ts";
import { findMarketplace } from "./find-marketplace.ts";
import { groupDeliveries } from "./group-deliveries.ts";
import { knowConnections } from "./know-connections.ts";
import type { HeaderReader, Marketplace } from "./marketplace.ts";
import type { PublicKey } from "./public-key.ts";
import { type NoBody, readBody } from "./read-body.ts";
import { readHeaders } from "./read-headers.ts";
import { openRooms } from "./room.ts";
import { withinTime } from "./within-time.ts";

interface Options {
	access: Access;
	log: { warn(details: object, message: string): void; error(details: object, message: string): void };
	/** How marketplaces reach us, without a slash at the end: some sign it. */
	publicUrl: string;
	/** Asks a connection's marketplace for the public key of that id; null when there is none such. */
	findPublicKey(connection: ReceivingConnection, keyId: string): Promise<PublicKey | null>;
	/** Bytes of a body. */
	maxBytes?: number;
	/** Milliseconds for a body to arrive. */
	bodyPatience?: number;
	/** Milliseconds for the database: Shopify gives up after 5 s in all. */
	storePatience?: number;
	/** Deliveries that are being checked and stored at once, and bytes of all that are held. What comes beyond is turned away with 503. */
	most?: { underWay: number; bytes: number };
	clock?: () => Date;
}

/** Answers a request if it is a marketplace's, and hands on what is not. */
type WebhookRouter = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Whom a request is for, by its address. */
interface Address {
	marketplace: Marketplace;
	/** Null for what a marketplace posts once for all accounts of an application. */
	connectionId: string | null;
	path: string;
	query: URLSearchParams;
}

/** A request whose body is there, whole and within its bounds. */
interface Post extends Address {
	method: string;
	rawBody: Uint8Array;
	header: HeaderReader;
	/** Headers as they came, for the row. */
	kept: Record<string, string[]>;
	/** The address as the marketplace knows it. */
	url: string;
}

type Outcome = Status | { type: "json" | "text"; body: string };

const ADDRESS = /^\/webhooks\/([^/?]+)(?:\/([^/?]+))?\/?(?:\?|$)/i;
const ROUTES = { one: "/webhooks/:marketplace/:connectionId", all: "/webhooks/:marketplace" };
const WITHOUT_BODY: Readonly<Record<NoBody, Status | null>> = { "too-large": 413, "too-slow": 408, "no-room": 503, "cut-off": null };
const MOST = { underWay: 2_000, bytes: 64 * 1024 * 1024 };
const uuid = z.uuid();

/**
 * `POST /webhooks/:marketplace/:connectionId`, and `POST /webhooks/:marketplace` for what a marketplace posts once for all accounts of an application:
 * raw bytes, verified, kept once under their key, acknowledged; the work waits in the queue. A GET there is a marketplace that asks whether the address
 * is ours. A 2xx means that the delivery is in the database. Stands before Express, which would take as long as all the rest.
 */
export function createWebhookRouter({
	access,
	log,
	publicUrl,
	findPublicKey,
	maxBytes = 1024 * 1024,
	bodyPatience = 10_000,
	storePatience = 4_000,
	most = MOST,
	clock = () => new Date(),
}: Options): WebhookRouter {
	const connections = knowConnections(access);
	const store = groupDeliveries(access);
	const openRoom = openRooms(most.bytes);
	let underWay = 0;

	async function isSigned({ marketplace, rawBody, header, url }: Post, connection: ReceivingConnection): Promise<boolean> {
		const keyId = marketplace.keyId?.({ rawBody, header }) ?? null;
		const publicKey = keyId === null ? null : await findPublicKey(connection, keyId);
		return marketplace.verify({ rawBody, header, secrets: connection.secrets, now: clock(), url, publicKey });
	}

	async function keep({ marketplace, rawBody, header, kept }: Post, { id: connectionId, vendorId }: ReceivingConnection): Promise<void> {
		const { deliveryId, topic } = marketplace.identify({ rawBody, header });
		await store({ vendorId, connectionId, marketplace: marketplace.name, deliveryId, topic, headers: kept, body: rawBody });
	}

	/** Posted to a connection's own address. */
	async function receiveFor(connectionId: string, post: Post): Promise<Outcome> {
		const { marketplace, method, query, rawBody, header, url } = post;
		let connection = await connections.find(connectionId);
		if (connection?.marketplace !== marketplace.name) return 404;
		const proof = marketplace.handshake?.({ method, query, rawBody, header, secrets: connection.secrets, url });
		if (proof) return proof;
		if (method === "GET") return 404;
		if (!(await isSigned(post, connection))) {
			connection = await connections.find(connectionId, { anew: true });
			if (!connection || !(await isSigned(post, connection))) {
				log.warn({ connectionId, marketplace: marketplace.name }, "webhook with a bad signature");
				return 401;
			}
		}
		await keep(post, connection);
		return 200;
	}

	/** Posted to an application's address: kept for each connection of the account that it names whose secret made the signature. */
	async function receiveForAll(post: Post): Promise<Outcome> {
		const { marketplace, rawBody, header } = post;
		const accountId = marketplace.account?.({ rawBody, header }) ?? null;
		if (accountId === null) return marketplace.account ? 401 : 404;
		const account = { marketplace: marketplace.name, accountId };
		for (const anew of [false, true]) {
			const signed: ReceivingConnection[] = [];
			for (const connection of await connections.listOfAccount(account, { anew })) if (await isSigned(post, connection)) signed.push(connection);
			await Promise.all(signed.map((connection) => keep(post, connection)));
			if (signed.length > 0) return 200;
		}
		log.warn({ marketplace: marketplace.name }, "webhook of an application with a bad signature");
		return 401;
	}

	async function receive(address: Address, request: IncomingMessage): Promise<Outcome | null> {
		const room = openRoom();
		const rawBody = await readBody(request, { maxBytes, patience: bodyPatience, room });
		if (typeof rawBody === "string" || underWay >= most.underWay) {
			room.leave();
			return typeof rawBody === "string" ? WITHOUT_BODY[rawBody] : 503;
		}
		const post: Post = { ...address, method: request.method ?? "", rawBody, ...readHeaders(request), url: `${publicUrl}${address.path}` };
		underWay++;
		const { connectionId } = address;
		const work = (connectionId === null ? receiveForAll(post) : receiveFor(connectionId, post)).finally(() => {
			// Only now, however long ago its sender was told to try again.
			underWay--;
			room.leave();
		});
		return withinTime(storePatience, work);
	}

	return (request, response, next) => {
		const [, name = "", connectionId] = ADDRESS.exec(request.url ?? "") ?? [];
		const isForOne = connectionId !== undefined;
		if (name === "" || !(request.method === "POST" || (isForOne && request.method === "GET"))) return next();
		// As Express leaves it, for whoever counts requests by their route.
		Object.assign(request, { route: { path: isForOne ? ROUTES.one : ROUTES.all } });
		const marketplace = findMarketplace(name);
		if (!marketplace || (isForOne && !uuid.safeParse(connectionId).success)) return answer(request, response, 404);
		const [path = "", query] = (request.url ?? "").split(/\?(.*)/s);
		receive({ marketplace, connectionId: connectionId?.toLowerCase() ?? null, path, query: new URLSearchParams(query) }, request)
			.then((outcome) => {
				if (typeof outcome === "number") answer(request, response, outcome);
				else if (outcome) answer(request, response, 200, outcome);
			})
			.catch((error: unknown) => {
				// A conflict is a marketplace that refuses our keys, or that we have none: both can be mended before it comes again.
				const isAway = error instanceof DomainError && (error.code === "unavailable" || error.code === "conflict");
				log.error({ err: error, path }, isAway ? "webhook turned away: it can't be checked or kept now" : "webhook failed");
				answer(request, response, isAway ? 503 : 500);
			});
	};
}
