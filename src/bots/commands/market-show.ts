import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { connectionLabel } from "../../domain/marketplaces/connection-label.ts";
import { describePricesOut } from "../../domain/marketplaces/describe-prices-out.ts";
import { FILE_MARKETPLACES } from "../../domain/marketplaces/file-marketplaces.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { PRICED_MARKETPLACES } from "../../domain/marketplaces/priced-marketplaces.ts";
import { PUSHED_MARKETPLACES } from "../../domain/marketplaces/pushed-marketplaces.ts";
import { READ_MARKETPLACES } from "../../domain/marketplaces/read-marketplaces.ts";
import { getConnectionHealth } from "../../domain/marketplaces/selectors/get-connection-health.ts";
import { getConnectionNamed } from "../../domain/marketplaces/selectors/get-connection-named.ts";
import { getFileState } from "../../domain/marketplaces/selectors/get-file-state.ts";
import { getPricesOut } from "../../domain/marketplaces/selectors/get-prices-out.ts";
import { getPush } from "../../domain/marketplaces/selectors/get-push.ts";
import { isMatched } from "../../domain/marketplaces/selectors/is-matched.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";
import { type Command, defineCommand } from "./define-command.ts";
import { text } from "./option.ts";
import { webhookUrl } from "./webhook-url.ts";

/** @param publicUrl how marketplaces reach us */
export const marketShow = ({ publicUrl }: { publicUrl: string }): Command =>
	defineCommand({
		name: "market show",
		summary: "How a marketplace's connection fares: deliveries, failures, lag, listings",
		examples: ["/market show M-1"],
		input: z.strictObject({ connection: text("Its number, like M-1, or its account", { suggest: "connection" }) }),
		needs: ["market.read"],
		audience: "private",
		async run(scope, { connection: typed }) {
			const { timezone, locale, currency } = await getVendor(scope);
			const { id: connectionId } = await getConnectionNamed(scope, { text: typed });
			const health = await getConnectionHealth(scope, { connectionId });
			const { number, marketplace, accountId: account, status, waiting, lag, failed, dead } = health;
			const push = await getPush(scope, { connectionId });
			const file = FILE_MARKETPLACES.includes(marketplace) ? await getFileState(scope, { connectionId }) : null;
			const prices = await getPricesOut(scope, { connectionId });
			const when = dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" });
			const labels = say.connectionFields();
			const label = connectionLabel(number);
			return {
				title: say.connectionTitle({ connection: number, marketplace: marketplaceTitle(marketplace), account }),
				text: say.connectionState(health),
				fields: [
					...(health.trouble === null ? [] : [{ name: labels.trouble, value: health.trouble }]),
					...(file
						? [
								{
									name: say.fileSyncField(),
									value: say.fileState({ marketplace: marketplaceTitle(marketplace), last: file.last && when.format(file.last.at), waiting: file.waiting }),
								},
							]
						: [
								{ name: labels.url, value: webhookUrl({ publicUrl, marketplace, connectionId }).href },
								{ name: labels.last, value: health.lastDeliveryAt ? when.format(health.lastDeliveryAt) : say.never() },
								{ name: labels.api, value: say.connectionApi({ has: health.hasCredentials }) },
							]),
					...(lag === null ? [] : [{ name: labels.waiting, value: say.connectionWaiting({ waiting: waiting + failed, minutes: Math.round(lag / 60_000) }) }]),
					...(health.polledUntil ? [{ name: labels.polled, value: when.format(health.polledUntil) }] : []),
					...(health.listings > 0 ? [{ name: labels.listings, value: say.connectionListings(health) }] : []),
					...(PUSHED_MARKETPLACES.includes(marketplace)
						? [
								{
									name: say.pushField(),
									value: say.pushState({
										...push,
										held: push.held?.zeros ?? null,
										paused: status !== "active",
										last: push.ackedAt && when.format(push.ackedAt),
									}),
								},
							]
						: []),
					...(PRICED_MARKETPLACES.includes(marketplace)
						? [{ name: say.pricesField(), value: say.pricesState({ ...prices, settings: describePricesOut(prices.settings, currency) }) }]
						: []),
					...(health.rotatedAt ? [{ name: labels.secret, value: when.format(health.rotatedAt) }] : []),
				],
				actions: [
					...(health.hasCredentials && READ_MARKETPLACES.includes(marketplace)
						? [{ label: say.readLabel(), command: `/market match ${label}`, style: "secondary" as const }]
						: []),
					...(status === "active" && (await isMatched(scope, { connectionId })) && health.hasCredentials && READ_MARKETPLACES.includes(marketplace)
						? [{ label: say.syncLabel(), command: `/market sync ${label}`, style: "secondary" as const }]
						: []),
					...(push.held
						? [
								{
									label: say.pushReleaseLabel({ zeroing: push.held.zeros }),
									command: `/market push ${label} zeros:${push.held.zeros}`,
									style: "danger" as const,
								},
							]
						: []),
					...(failed + dead > 0
						? [
								{
									label: say.failedDeliveriesLabel(),
									command: `/market deliveries connection:${label} status:${dead > 0 ? "dead" : "failed"}`,
									style: "primary" as const,
								},
							]
						: []),
					status === "active"
						? { label: say.pauseLabel(), command: `/market pause ${label}`, style: "secondary" as const }
						: { label: say.resumeLabel(), command: `/market resume ${label}`, style: "primary" as const },
				],
				audience: "private",
			};
		},
	});
