import { account } from "./en/account.ts";
import { audit } from "./en/audit.ts";
import { bulk } from "./en/bulk.ts";
import { consoleLinks } from "./en/console-links.ts";
import { counter } from "./en/counter.ts";
import { customers } from "./en/customers.ts";
import { drift } from "./en/drift.ts";
import { exporting } from "./en/export.ts";
import { forms } from "./en/forms.ts";
import { grammar } from "./en/grammar.ts";
import { home } from "./en/home.ts";
import { images } from "./en/images.ts";
import { importFiles } from "./en/import-files.ts";
import { install } from "./en/install.ts";
import { inventory } from "./en/inventory.ts";
import { items } from "./en/items.ts";
import { market } from "./en/market.ts";
import { marketFiles } from "./en/market-files.ts";
import { marketPrices } from "./en/market-prices.ts";
import { marketPush } from "./en/market-push.ts";
import { marketplaceApi } from "./en/marketplace-api.ts";
import { notices } from "./en/notices.ts";
import { orders } from "./en/orders.ts";
import { pairing } from "./en/pairing.ts";
import { priceRules } from "./en/price-rules.ts";
import { prices } from "./en/prices.ts";
import { report } from "./en/report.ts";
import { schedules } from "./en/schedules.ts";
import { search } from "./en/search.ts";
import { settings } from "./en/settings.ts";
import { shop } from "./en/shop.ts";
import { stock } from "./en/stock.ts";
import { surfaces } from "./en/surfaces.ts";
import { team } from "./en/team.ts";
import { tokens } from "./en/tokens.ts";

/** Every text that a person reads, in English. Functions, so that a missing value is a compile error. */
export const english = {
	...grammar,
	...forms,
	...consoleLinks,
	...counter,
	...audit,
	...report,
	...shop,
	...home,
	...search,
	...settings,
	...team,
	...install,
	...inventory,
	...items,
	...prices,
	...priceRules,
	...images,
	...bulk,
	...exporting,
	...schedules,
	...importFiles,
	...market,
	...marketFiles,
	...marketPush,
	...marketPrices,
	...marketplaceApi,
	...notices,
	...pairing,
	...drift,
	...orders,
	...customers,
	...stock,
	...surfaces,
	...account,
	...tokens,
};
