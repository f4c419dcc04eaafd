import { account } from "./account.ts";
import { audit } from "./audit.ts";
import { bulk } from "./bulk.ts";
import { consoleLinks } from "./console-links.ts";
import { counter } from "./counter.ts";
import { customers } from "./customers.ts";
import { drift } from "./drift.ts";
import { exporting } from "./export.ts";
import { forms } from "./forms.ts";
import { grammar } from "./grammar.ts";
import { home } from "./home.ts";
import { images } from "./images.ts";
import { importFiles } from "./import-files.ts";
import { install } from "./install.ts";
import { inventory } from "./inventory.ts";
import { items } from "./items.ts";
import { market } from "./market.ts";
import { marketPrices } from "./market-prices.ts";
import { marketPush } from "./market-push.ts";
import { marketplaceApi } from "./marketplace-api.ts";
import { notices } from "./notices.ts";
import { orders } from "./orders.ts";
import { pairing } from "./pairing.ts";
import { priceRules } from "./price-rules.ts";
import { prices } from "./prices.ts";
import { report } from "./report.ts";
import { schedules } from "./schedules.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { shop } from "./shop.ts";
import { stock } from "./stock.ts";
import { surfaces } from "./surfaces.ts";
import { team } from "./team.ts";
import { tokens } from "./tokens.ts";

/** Every text that a person reads, in English. Functions, so that a missing value is a compile error. */
export const say = {
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
