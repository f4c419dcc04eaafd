import { account } from "./de/account.ts";
import { audit } from "./de/audit.ts";
import { bulk } from "./de/bulk.ts";
import { consoleLinks } from "./de/console-links.ts";
import { counter } from "./de/counter.ts";
import { customers } from "./de/customers.ts";
import { drift } from "./de/drift.ts";
import { exporting } from "./de/export.ts";
import { forms } from "./de/forms.ts";
import { grammar } from "./de/grammar.ts";
import { home } from "./de/home.ts";
import { images } from "./de/images.ts";
import { importFiles } from "./de/import-files.ts";
import { install } from "./de/install.ts";
import { inventory } from "./de/inventory.ts";
import { items } from "./de/items.ts";
import { market } from "./de/market.ts";
import { marketFiles } from "./de/market-files.ts";
import { marketPrices } from "./de/market-prices.ts";
import { marketPush } from "./de/market-push.ts";
import { marketplaceApi } from "./de/marketplace-api.ts";
import { notices } from "./de/notices.ts";
import { orders } from "./de/orders.ts";
import { pairing } from "./de/pairing.ts";
import { priceRules } from "./de/price-rules.ts";
import { prices } from "./de/prices.ts";
import { report } from "./de/report.ts";
import { schedules } from "./de/schedules.ts";
import { search } from "./de/search.ts";
import { settings } from "./de/settings.ts";
import { shop } from "./de/shop.ts";
import { stock } from "./de/stock.ts";
import { surfaces } from "./de/surfaces.ts";
import { team } from "./de/team.ts";
import { tokens } from "./de/tokens.ts";
import type { english } from "./en.ts";
import type { TextsOf } from "./texts.ts";

/** Every text that a person reads, in German. */
export const german: TextsOf<typeof english> = {
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
