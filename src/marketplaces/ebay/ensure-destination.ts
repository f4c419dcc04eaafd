import { z } from "zod";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { listAll } from "./list-all.ts";
import type { EbayApi } from "./open-api.ts";

const NOTIFICATIONS = "/commerce/notification/v1";
/** developer.ebay.com, "Marketplace account deletion": what a verification token may be. */
const TOKEN = /^[\w-]{32,80}$/;

const destinationSchema = z.object({
	destinationId: z.string(),
	/** ENABLED, DISABLED, or MARKED_DOWN: eBay gave up on it. */
	status: z.string().nullish(),
	deliveryConfig: z.object({ endpoint: z.string().nullish(), verificationToken: z.string().nullish() }).nullish(),
});

interface Destination {
	id: string;
	/** It was off, and is on again. */
	wasDown: boolean;
}

/** Our address as eBay's destination, switched on and with our newest secret; eBay calls the address before it answers. */
export async function ensureDestination(api: EbayApi, { url, secret }: { url: string; secret: string }): Promise<Destination> {
	if (!TOKEN.test(secret)) throw new DomainError("invalid_input", say.ebayTokenShape());
	const { status } = await api.call(`${NOTIFICATIONS}/config`, { as: "application" });
	if (status !== 200) throw new DomainError("invalid_input", say.ebayAlertEmailMissing());
	const json = { name: "Omni-Stock", status: "ENABLED", deliveryConfig: { endpoint: url, verificationToken: secret } };
	const known = (await listDestinations(api)).find(({ deliveryConfig }) => deliveryConfig?.endpoint === url);
	if (!known) {
		const { headers } = await api.call(`${NOTIFICATIONS}/destination`, { as: "application", method: "POST", json });
		return { id: idOf(headers.location) ?? (await findDestination(api, url)), wasDown: false };
	}
	const isUp = known.status === "ENABLED";
	const isCurrent = known.deliveryConfig?.verificationToken === secret;
	if (!isUp || !isCurrent) {
		await api.call(`${NOTIFICATIONS}/destination/${encodeURIComponent(known.destinationId)}`, { as: "application", method: "PUT", json });
	}
	return { id: known.destinationId, wasDown: !isUp };
}

function listDestinations(api: EbayApi) {
	return listAll(api, { path: `${NOTIFICATIONS}/destination`, as: "application", field: "destinations", schema: destinationSchema });
}

async function findDestination(api: EbayApi, url: string): Promise<string> {
	const made = (await listDestinations(api)).find(({ deliveryConfig }) => deliveryConfig?.endpoint === url);
	if (!made) throw new DomainError("invalid_input", say.apiUnreadable({ host: "eBay", reason: "Location" }));
	return made.destinationId;
}

/** "https://api.ebay.com/commerce/notification/v1/destination/<id>" */
function idOf(location: string | string[] | undefined): string | undefined {
	return typeof location === "string" ? location.split("/").at(-1) || undefined : undefined;
}
