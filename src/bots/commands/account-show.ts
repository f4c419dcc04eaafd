import { z } from "zod";
import { dateFormat } from "../../domain/core/date-format.ts";
import { say } from "../../domain/core/messages/say.ts";
import { getSelf } from "../../domain/users/selectors/get-self.ts";
import { listOwnIdentities } from "../../domain/users/selectors/list-own-identities.ts";
import { listOwnShops } from "../../domain/users/selectors/list-own-shops.ts";
import { listOwnTokens } from "../../domain/users/selectors/list-own-tokens.ts";
import { defineCommand } from "./define-command.ts";

export const accountShow = defineCommand({
	name: "account show",
	summary: "Show all that is known of you: your accounts, shops and tokens",
	examples: ["/account show"],
	input: z.strictObject({}),
	needs: "person",
	audience: "private",
	async run(scope) {
		// A person belongs to no one shop, and so to no timezone.
		const day = dateFormat({ locale: "en", timezone: "UTC" }, { dateStyle: "medium" });
		const self = await getSelf(scope);
		const shops = await listOwnShops(scope, self);
		const identities = await listOwnIdentities(scope, self);
		const tokens = await listOwnTokens(scope, self);
		const { surface, identityId } = scope.visitor;
		const rows = [
			...identities.map((one) => [
				say.accountIdentity(),
				`${one.surface} ${one.externalId}`,
				one.surface === surface && one.externalId === identityId ? say.accountHere() : "",
				day.format(one.createdAt),
			]),
			...shops.map((shop) => [say.accountShop(), shop.vendorName, say.accountRole(shop), day.format(shop.since)]),
			...tokens.map(({ vendorId, name, role, createdAt, expiresAt, lastUsedAt }) => {
				const vendor = shops.find((shop) => shop.vendorId === vendorId)?.vendorName ?? "";
				const expires = expiresAt && day.format(expiresAt);
				return [
					say.accountToken(),
					name,
					say.accountTokenDetails({ vendor, role, expires, lastUsed: lastUsedAt && day.format(lastUsedAt) }),
					day.format(createdAt),
				];
			}),
		];
		const text = say.accountText({ language: self.language, name: self.displayName, since: day.format(self.createdAt), isAdmin: self.isAdmin });
		return { title: self.displayName, text, rows: { columns: say.accountColumns(), rows }, audience: "private" };
	},
});
