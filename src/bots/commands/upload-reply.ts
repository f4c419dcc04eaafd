import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { VendorScope } from "../../domain/core/permissions/scopes.ts";
import type { Reply } from "../../domain/core/reply.ts";
import { fileLabel } from "../../domain/marketplaces/file-label.ts";
import { TCGPLAYER_CURRENCY } from "../../domain/marketplaces/market-files/market-file.ts";
import { marketplaceTitle } from "../../domain/marketplaces/marketplaces.ts";
import { getConnectionHealth } from "../../domain/marketplaces/selectors/get-connection-health.ts";
import { offerUpload } from "../../domain/marketplaces/services/offer-upload.ts";
import { getVendor } from "../../domain/vendors/selectors/get-vendor.ts";

/** The upload file of a connection as an answer, with what it is to be told once it was uploaded; or why there is none. */
export async function uploadReply(
	scope: VendorScope<"market.read" | "order.write">,
	{ connectionId, except = [] }: { connectionId: string; except?: string[] },
): Promise<Reply> {
	const { number: connection, marketplace, status } = await getConnectionHealth(scope, { connectionId });
	const { currency, timezone, locale } = await getVendor(scope);
	if (status !== "active") return { text: say.uploadPaused({ connection }), audience: "channel" };
	if (currency !== TCGPLAYER_CURRENCY) return { text: say.uploadCurrency({ currency }), audience: "channel" };
	const offer = await offerUpload(scope, { connectionId, except });
	if (!offer) return { text: say.uploadNone({ marketplace: marketplaceTitle(marketplace) }), audience: "channel" };
	const { number, name, body, listings, madeAt } = offer;
	const file = fileLabel(number);
	const at = madeAt && dateFormat({ locale, timezone }, { dateStyle: "medium", timeStyle: "short" }).format(madeAt);
	return {
		text: at === null ? say.uploadOffered({ file, name, listings }) : say.uploadOpen({ file, listings, at }),
		attachments: [{ name, contentType: "text/csv", content: Buffer.from(body).toString("base64") }],
		actions: [
			{ label: say.uploadedLabel(), command: `/market sync ${file} uploaded`, style: "primary" },
			{ label: say.uploadNotLabel(), command: `/market sync ${file} discard`, style: "secondary" },
		],
		audience: "channel",
	};
}
