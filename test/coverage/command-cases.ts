import type { FilledShop } from "../support/fill-shop.ts";

/** What every command must show: whom it turns away, and that another vendor's things are not there. */
interface CommandCase {
	/** The command on things of the caller's own shop, which a stranger, and where `staff` says so a clerk, must not run. */
	own: (mine: FilledShop) => string;
	/** Turned away too: a member of staff. */
	staff?: true;
	/** The command on a thing of another shop; it must not be found. Null where a command names no thing: its answer is compared instead. */
	foreign: ((theirs: FilledShop) => string) | null;
}

export const COMMAND_CASES: Readonly<Record<string, CommandCase>> = {
	find: { own: ({ sku }) => `/find ${sku}`, foreign: null },
	sell: { own: ({ sku }) => `/sell ${sku}`, foreign: ({ sku }) => `/sell ${sku}` },
	undo: { own: () => "/undo", foreign: ({ undoCommand }) => undoCommand },
	"item new": { own: () => "/item new COV-1 Coverage other 1", foreign: null },
	"item show": { own: ({ sku }) => `/item show ${sku}`, foreign: ({ sku }) => `/item show ${sku}` },
	"stock receive": { own: ({ sku }) => `/stock receive ${sku} 1`, foreign: ({ sku }) => `/stock receive ${sku} 1` },
	"stock remove": { own: ({ sku }) => `/stock remove ${sku} 1 lost`, foreign: ({ sku }) => `/stock remove ${sku} 1 lost` },
	"stock count": { own: ({ sku }) => `/stock count ${sku} 1 seen:4`, foreign: ({ sku }) => `/stock count ${sku} 1 seen:4` },
	"price set": { own: ({ sku }) => `/price set ${sku} 1`, staff: true, foreign: ({ sku }) => `/price set ${sku} 1` },
	"price history": { own: ({ sku }) => `/price history ${sku}`, foreign: ({ sku }) => `/price history ${sku}` },
	"bulk price": { own: () => "/bulk price change:+5%", staff: true, foreign: null },
	"bulk import": { own: () => "/bulk import", staff: true, foreign: null },
	"bulk show": { own: ({ openOperation }) => `/bulk show ${openOperation}`, foreign: () => "/bulk show B-77" },
	"bulk confirm": { own: ({ openOperation }) => `/bulk confirm ${openOperation}`, staff: true, foreign: () => "/bulk confirm B-77" },
	"bulk cancel": { own: ({ openOperation }) => `/bulk cancel ${openOperation}`, staff: true, foreign: () => "/bulk cancel B-77" },
	"bulk undo": { own: ({ importOperation }) => `/bulk undo ${importOperation}`, staff: true, foreign: () => "/bulk undo B-77" },
	"market connect": { own: () => "/market connect shopify cov.myshopify.com secret:a-secret-of-sixteen", staff: true, foreign: null },
	"market list": { own: () => "/market list", staff: true, foreign: null },
	"notify here": { own: () => "/notify here", staff: true, foreign: null },
	"shop show": { own: () => "/shop show", foreign: null },
	"shop invite": { own: () => "/shop invite", staff: true, foreign: null },
};

/** Commands that need no membership; each has its denial in its own test (shop.test.ts). May only get shorter. */
export const OPEN_COMMANDS = ["help", "shop setup", "shop link"];
