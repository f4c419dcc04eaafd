import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import type { ReceivingConnection } from "../domain/marketplaces/receiving-connection.ts";
import { findReceivingConnection } from "../domain/marketplaces/selectors/find-receiving-connection.ts";
import { listReceivingConnections } from "../domain/marketplaces/selectors/list-receiving-connections.ts";
import { storeDelivery } from "../domain/marketplaces/services/store-delivery.ts";
import { findMarketplace } from "./find-marketplace.ts";
import type { HeaderReader, Marketplace } from "./marketplace.ts";
import type { PublicKey } from "./public-key.ts";
import { readBody } from "./read-body.ts";
import { readHeaders } from "./read-headers.ts";
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
	clock?: () => Date;
}

/** A request whose body is there, whole and within its bounds. */
interface Post {
	marketplace: Marketplace;
	rawBody: Uint8Array;
	header: HeaderReader;
	/** Headers as they came, for the row. */
	kept: Record<string, string[]>;
	/** The address as the marketplace knows it. */
	url: string;
}

/** Seconds after which a sender that was turned away may come again. */
const RETRY_AFTER = 30;
const PHRASES = {
	400: "bad request",
	401: "bad signature",
	404: "not found",
	408: "too slow",
	413: "too large",
	500: "internal error",
	503: "try again later",
};
type Refusal = keyof typeof PHRASES;

const uuid = z.uuid();

/**
 * `POST /webhooks/:marketplace/:connectionId`, and `POST /webhooks/:marketplace` for what a marketplace posts once for all accounts of an application:
 * raw bytes, verified, kept once under their key, acknowledged; the work waits in the queue. A GET there is a marketplace that asks whether the address
 * is ours. Must stand before anything that parses bodies. A 2xx means that the delivery is in the database.
 */
export function createWebhookRouter({
	access,
	log,
	publicUrl,
	findPublicKey,
	maxBytes = 1024 * 1024,
	bodyPatience = 10_000,
	storePatience = 4_000,
	clock = () => new Date(),
}: Options): Router {
	const findConnection = (connectionId: string) => access.withSystem("receive-webhook", (scope) => findReceivingConnection(scope, { connectionId }));

	async function isSigned({ marketplace, rawBody, header, url }: Post, connection: ReceivingConnection): Promise<boolean> {
		const keyId = marketplace.keyId?.({ rawBody, header }) ?? null;
		const publicKey = keyId === null ? null : await findPublicKey(connection, keyId);
		return marketplace.verify({ rawBody, header, secrets: connection.secrets, now: clock(), url, publicKey });
	}

	async function keep({ marketplace, rawBody, header, kept }: Post, { id: connectionId, vendorId }: ReceivingConnection): Promise<void> {
		const { deliveryId, topic } = marketplace.identify({ rawBody, header });
		const delivery = { connectionId, marketplace: marketplace.name, deliveryId, topic, headers: kept, body: rawBody };
		await access.withIntake(vendorId, (scope) => storeDelivery(scope, delivery));
	}

	/** Posted to a connection's own address. */
	async function receiveFor(connectionId: string, post: Post, request: Request, response: Response): Promise<Refusal | 200> {
		const { marketplace, rawBody, header, url } = post;
		const connection = await findConnection(connectionId);
		if (connection?.marketplace !== marketplace.name) return 404;
		const answer = marketplace.handshake?.({ method: request.method, query: queryOf(request), rawBody, header, secrets: connection.secrets, url });
		if (answer) {
			response.status(200).type(answer.type).send(answer.body);
			return 200;
		}
		if (request.method === "GET") return 404;
		if (!(await isSigned(post, connection))) {
			log.warn({ connectionId: connection.id, marketplace: marketplace.name }, "webhook with a bad signature");
			return 401;
		}
		await keep(post, connection);
		return 200;
	}

	/** Posted to an application's address: kept for each connection of the account that it names whose secret made the signature. */
	async function receiveForAll(post: Post): Promise<Refusal | 200> {
		const { marketplace, rawBody, header } = post;
		const account = marketplace.account?.({ rawBody, header }) ?? null;
		if (account === null) return marketplace.account ? 401 : 404;
		const connections = await access.withSystem("receive-webhook", (scope) =>
			listReceivingConnections(scope, { marketplace: marketplace.name, accountId: account }),
		);
		let isKept = false;
		for (const connection of connections) {
			if (!(await isSigned(post, connection))) continue;
			await keep(post, connection);
			isKept = true;
		}
		if (isKept) return 200;
		log.warn({ marketplace: marketplace.name, connections: connections.length }, "webhook of an application with a bad signature");
		return 401;
	}

	async function receive(request: Request, response: Response): Promise<void> {
		const marketplace = findMarketplace(String(request.params.marketplace));
		const named = request.params.connectionId === undefined ? undefined : uuid.safeParse(request.params.connectionId);
		if (!marketplace || named?.success === false) return refuse(request, response, 404);
		const rawBody = await readBody(request, { maxBytes, patience: bodyPatience });
		if (rawBody === "cut-off") return;
		if (rawBody === "too-large") return refuse(request, response, 413);
		if (rawBody === "too-slow") return refuse(request, response, 408);
		const post: Post = { marketplace, rawBody, ...readHeaders(request), url: `${publicUrl}${request.path}` };
		const status = await withinTime(storePatience, () => (named === undefined ? receiveForAll(post) : receiveFor(named.data, post, request, response)));
		if (status !== 200) refuse(request, response, status);
		else if (!response.headersSent) response.status(200).type("text").send("ok");
	}

	const router = Router();
	const handle = (request: Request, response: Response) => {
		receive(request, response).catch((error: unknown) => {
			const isAway = error instanceof DomainError && error.code === "unavailable";
			log.error({ err: error, path: request.path }, isAway ? "webhook turned away: it can't be checked or kept now" : "webhook failed");
			refuse(request, response, isAway ? 503 : 500);
		});
	};
	router.post("/webhooks/:marketplace", handle);
	router.post("/webhooks/:marketplace/:connectionId", handle);
	router.get("/webhooks/:marketplace/:connectionId", handle);
	return router;
}

function queryOf({ originalUrl }: Request): URLSearchParams {
	const at = originalUrl.indexOf("?");
	return new URLSearchParams(at === -1 ? "" : originalUrl.slice(at + 1));
}

function refuse(request: Request, response: Response, status: Refusal): void {
	if (response.headersSent || response.destroyed) return;
	if (status === 503) response.set("Retry-After", String(RETRY_AFTER));
	if (!request.complete) {
		// What is left of the body is not read: the connection ends with the answer.
		response.set("Connection", "close");
		response.once("finish", () => request.destroy());
	}
	response.status(status).type("text").send(PHRASES[status]);
}
