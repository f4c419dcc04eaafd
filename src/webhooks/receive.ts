import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { DomainError } from "../domain/core/errors.ts";
import type { Access } from "../domain/core/permissions/access.ts";
import { findReceivingConnection } from "../domain/marketplaces/selectors/find-receiving-connection.ts";
import { storeDelivery } from "../domain/marketplaces/services/store-delivery.ts";
import { findMarketplace } from "./find-marketplace.ts";
import { readBody } from "./read-body.ts";
import { readHeaders } from "./read-headers.ts";
import { withinTime } from "./within-time.ts";

interface Options {
	access: Access;
	log: { warn(details: object, message: string): void; error(details: object, message: string): void };
	/** Bytes of a body. */
	maxBytes?: number;
	/** Milliseconds for a body to arrive. */
	bodyPatience?: number;
	/** Milliseconds for the database: Shopify gives up after 5 s in all. */
	storePatience?: number;
	clock?: () => Date;
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

const uuid = z.uuid();

/**
 * `POST /webhooks/:marketplace/:connectionId`: raw bytes, verified, kept once under their key, acknowledged; the work waits in the queue.
 * Must stand before anything that parses bodies. A 2xx means that the delivery is in the database.
 */
export function createWebhookRouter({
	access,
	log,
	maxBytes = 1024 * 1024,
	bodyPatience = 10_000,
	storePatience = 4_000,
	clock = () => new Date(),
}: Options): Router {
	async function receive(request: Request, response: Response): Promise<void> {
		const marketplace = findMarketplace(String(request.params.marketplace));
		const connectionId = uuid.safeParse(request.params.connectionId);
		if (!marketplace || !connectionId.success) return refuse(request, response, 404);
		const rawBody = await readBody(request, { maxBytes, patience: bodyPatience });
		if (rawBody === "cut-off") return;
		if (rawBody === "too-large") return refuse(request, response, 413);
		if (rawBody === "too-slow") return refuse(request, response, 408);
		const { header, kept } = readHeaders(request);
		const status = await withinTime(storePatience, async () => {
			const connection = await access.withSystem("receive-webhook", (scope) => findReceivingConnection(scope, { connectionId: connectionId.data }));
			if (connection?.marketplace !== marketplace.name) return 404;
			if (!marketplace.verify({ rawBody, header, secrets: connection.secrets, now: clock() })) {
				log.warn({ connectionId: connection.id, marketplace: marketplace.name }, "webhook with a bad signature");
				return 401;
			}
			const { deliveryId, topic } = marketplace.identify({ rawBody, header });
			const delivery = { connectionId: connection.id, marketplace: marketplace.name, deliveryId, topic, headers: kept, body: rawBody };
			await access.withIntake(connection.vendorId, (scope) => storeDelivery(scope, delivery));
			return 200;
		});
		if (status === 200) response.status(200).type("text").send("ok");
		else refuse(request, response, status);
	}

	const router = Router();
	router.post("/webhooks/:marketplace/:connectionId", (request, response) => {
		receive(request, response).catch((error: unknown) => {
			const isAway = error instanceof DomainError && error.code === "unavailable";
			log.error({ err: error, path: request.path }, isAway ? "webhook turned away: the database is away" : "webhook failed");
			refuse(request, response, isAway ? 503 : 500);
		});
	});
	return router;
}

function refuse(request: Request, response: Response, status: keyof typeof PHRASES): void {
	if (response.headersSent || response.destroyed) return;
	if (status === 503) response.set("Retry-After", String(RETRY_AFTER));
	if (!request.complete) {
		// What is left of the body is not read: the connection ends with the answer.
		response.set("Connection", "close");
		response.once("finish", () => request.destroy());
	}
	response.status(status).type("text").send(PHRASES[status]);
}
