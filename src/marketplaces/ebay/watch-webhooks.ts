import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { MarketplaceClient } from "../client.ts";
import { ensureDestination } from "./ensure-destination.ts";
import { listAll } from "./list-all.ts";
import type { EbayApi } from "./open-api.ts";
import type { TokenKind } from "./open-tokens.ts";

type Watch = NonNullable<MarketplaceClient["watchWebhooks"]>;

/** What we hear of; eBay grants the scopes of those that are optional to few applications (developer.ebay.com, getTopics). */
const WANTED = [
	{ topicId: "ORDER_CONFIRMATION", isOptional: false },
	{ topicId: "ORDER_CANCELLATION_ACTIVITY", isOptional: true },
	{ topicId: "ORDER_RETURN_ACTIVITY", isOptional: true },
	{ topicId: "ITEM_MARKED_SHIPPED", isOptional: true },
	{ topicId: "AUTHORIZATION_REVOCATION", isOptional: true },
	{ topicId: "MARKETPLACE_ACCOUNT_DELETION", isOptional: true },
] as const;

const NOTIFICATIONS = "/commerce/notification/v1";

const topicSchema = z.object({
	topicId: z.string(),
	/** USER: a subscription for each seller, made with their token. APPLICATION: one for all. */
	scope: z.string().nullish(),
	status: z.string().nullish(),
	supportedPayloads: z.array(z.object({ schemaVersion: z.string(), deliveryProtocol: z.string().nullish(), deprecated: z.boolean().nullish() })).nullish(),
});
const subscriptionSchema = z.object({
	subscriptionId: z.string(),
	topicId: z.string(),
	status: z.string().nullish(),
	destinationId: z.string().nullish(),
});
type Subscription = z.output<typeof subscriptionSchema>;

/**
 * Makes the destination and the subscriptions that are missing, and switches on what is off there (developer.ebay.com, Notification API: destination,
 * subscription). A seller's subscription that posts elsewhere is turned to us; one for all sellers of the application is left where it posts.
 * @throws DomainError conflict when the seller's token may not hear of orders; invalid_input when the secret or the application can't be used
 */
export async function watchWebhooks(api: EbayApi, { url, secret }: Parameters<Watch>[0]): ReturnType<Watch> {
	const destination = await ensureDestination(api, { url, secret });
	const topics = await listAll(api, { path: `${NOTIFICATIONS}/topic`, as: "application", field: "topics", schema: topicSchema });
	const offered = new Set(topics.map(({ topicId }) => topicId));
	const missing = WANTED.find(({ topicId, isOptional }) => !isOptional && !offered.has(topicId));
	if (missing) throw new DomainError("conflict", say.ebayTopicMissing({ topic: missing.topicId }));
	const wanted = WANTED.flatMap(({ topicId, isOptional }) => {
		const topic = topics.find((known) => known.topicId === topicId && known.status !== "DISABLED");
		return topic ? [{ ...topic, isOptional, as: topic.scope === "USER" ? ("user" as const) : ("application" as const) }] : [];
	});
	const created: string[] = [];
	const enabled: string[] = [];
	for (const as of ["user", "application"] as const) {
		if (!wanted.some((topic) => topic.as === as)) continue;
		const known = await listAll(api, { path: `${NOTIFICATIONS}/subscription`, as, field: "subscriptions", schema: subscriptionSchema });
		for (const topic of wanted.filter((one) => one.as === as)) {
			const subscription = known.find(({ topicId }) => topicId === topic.topicId);
			const outcome = await ensureSubscription(api, { topic, as, subscription, destinationId: destination.id });
			if (outcome === "created") created.push(topic.topicId);
			const wasDown = destination.wasDown && subscription?.destinationId === destination.id;
			if (outcome === "enabled" || (outcome === "kept" && wasDown)) enabled.push(topic.topicId);
		}
	}
	return { created, enabled };
}

interface Wanted {
	topic: z.output<typeof topicSchema> & { isOptional: boolean };
	as: TokenKind;
	subscription: Subscription | undefined;
	destinationId: string;
}

async function ensureSubscription(api: EbayApi, { topic, as, subscription, destinationId }: Wanted): Promise<"created" | "enabled" | "kept" | "refused"> {
	const payload = { format: "JSON", schemaVersion: versionOf(topic), deliveryProtocol: "HTTPS" };
	const isElsewhere = subscription !== undefined && subscription.destinationId !== destinationId;
	if (subscription && isElsewhere && as === "application") return "kept";
	if (subscription?.status === "ENABLED" && !isElsewhere) return "kept";
	try {
		if (!subscription) {
			await api.call(`${NOTIFICATIONS}/subscription`, { as, method: "POST", json: { topicId: topic.topicId, status: "ENABLED", payload, destinationId } });
			return "created";
		}
		const path = `${NOTIFICATIONS}/subscription/${encodeURIComponent(subscription.subscriptionId)}`;
		if (isElsewhere) await api.call(path, { as, method: "PUT", json: { status: "ENABLED", payload, destinationId } });
		else await api.call(`${path}/enable`, { as, method: "POST" });
		return "enabled";
	} catch (error) {
		// 403: the application, or the seller's consent, lacks the topic's scope.
		if (topic.isOptional && error instanceof DomainError && error.code === "conflict") return "refused";
		throw error;
	}
}

/** The newest that eBay does not take back; 1.0 where it names none. */
function versionOf({ supportedPayloads }: z.output<typeof topicSchema>): string {
	const versions = (supportedPayloads ?? []).filter(({ deprecated }) => !deprecated).map(({ schemaVersion }) => schemaVersion);
	return versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1) ?? "1.0";
}
