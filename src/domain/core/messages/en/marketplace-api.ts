/** What a marketplace's API answered, and who an account is there. */
export const marketplaceApi = {
	apiAway: ({ host, reason }: { host: string; reason: string }) => `${host} does not answer as it should (${reason}). It is tried again.`,
	apiAnswerTooLarge: ({ host }: { host: string }) => `The answer of ${host} is too large.`,
	apiKeyRefused: ({ host, status }: { host: string; status: number }) =>
		`${host} refuses the key (${status}). Give a new one: /market rotate, with the key and what it may see.`,
	apiScopeMissing: ({ host, reason }: { host: string; reason: string }) =>
		`${host} does not let this key do that: ${reason}\nGive the app the scopes it lacks there (write_inventory, read_inventory, read_locations, read_products), then /market rotate with its token.`,
	apiRefused: ({ host, status, body }: { host: string; status: number; body: string }) => `${host} refuses what was asked (${status}): ${body}`,
	apiNoJson: ({ host, type }: { host: string; type: string }) =>
		`${host} answers with a page (${type}) and not with data: it may be under maintenance, or something before it is in the way.`,
	apiUnreadable: ({ host, reason }: { host: string; reason: string }) => `The answer of ${host} can't be read: ${reason}`,
	tooManyKeys: () => "Too many keys were named in one minute that nobody has heard of.",
	apiUnknown: ({ marketplace }: { marketplace: string }) => `${marketplace} has no API that this version can ask.`,
	credentialsMissing: ({ connection, marketplace }: { connection: number; marketplace: string }) =>
		`M-${connection} has no keys for the API of ${marketplace}. Give them: /market rotate M-${connection}, then /market replay all.`,
	ebayAlertEmailMissing: () =>
		"eBay sends no notifications before the application has an alert email: give one at developer.ebay.com, Alerts & Notifications, and try again.",
	ebayTopicMissing: ({ topic }: { topic: string }) =>
		`eBay offers this application no ${topic}: developer.ebay.com, Notification topics, says who may have it.`,
	ebayTokenShape: () => "eBay takes only secrets of 32 to 80 letters, digits, - and _ as verification token. Give such a one: /market rotate, and try again.",
	cardTraderRefuses: ({ errors }: { errors: string }) => `CardTrader does not take it: ${errors}`,
	cardTraderEmpty: () => "CardTrader shows no product of this account, and so not its currency. It is tried again.",
	badAccount: ({ account, marketplace }: { account: string; marketplace: string }) => `account: "${account.slice(0, 80)}" is no account of ${marketplace}.`,
	storeWithoutHttps: ({ account }: { account: string }) =>
		`${account} has no https: WooCommerce takes keys over https alone, and over anything else they would lie open. Give the store a certificate and connect it anew.`,
	storeWithoutApi: () => "The store has no WooCommerce REST API at its address. Check WooCommerce's settings, and that permalinks are not plain.",
};
