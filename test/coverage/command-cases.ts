import type { Role } from "../../src/domain/core/permissions/roles.ts";
import type { FilledShop } from "../support/fill-shop.ts";

/** What every command must show: whom it turns away, and that another vendor's things are not there. */
interface CommandCase {
	/** The command on things of the caller's own shop, which a stranger, and whoever's role is below `lowest`, must not run. */
	own: (mine: FilledShop) => string;
	/** The lowest role that may. */
	lowest: Role;
	/** The command on a thing of another shop; it must not be found. Null where a command names no thing: its answer is compared instead. */
	foreign: ((theirs: FilledShop) => string) | null;
}

export const COMMAND_CASES: Readonly<Record<string, CommandCase>> = {
	find: { own: ({ sku }) => `/find ${sku}`, lowest: "viewer", foreign: null },
	sell: { own: ({ sku }) => `/sell ${sku}`, lowest: "staff", foreign: ({ sku }) => `/sell ${sku}` },
	undo: { own: () => "/undo", lowest: "viewer", foreign: ({ undoCommand }) => undoCommand },
	"item new": { own: () => "/item new COV-1 Coverage other 1", lowest: "staff", foreign: null },
	"item show": { own: ({ sku }) => `/item show ${sku}`, lowest: "viewer", foreign: ({ sku }) => `/item show ${sku}` },
	"stock receive": { own: ({ sku }) => `/stock receive ${sku} 1`, lowest: "staff", foreign: ({ sku }) => `/stock receive ${sku} 1` },
	"stock remove": { own: ({ sku }) => `/stock remove ${sku} 1 lost`, lowest: "staff", foreign: ({ sku }) => `/stock remove ${sku} 1 lost` },
	"stock count": { own: ({ sku }) => `/stock count ${sku} 1 seen:4`, lowest: "staff", foreign: ({ sku }) => `/stock count ${sku} 1 seen:4` },
	"price set": { own: ({ sku }) => `/price set ${sku} 1`, lowest: "manager", foreign: ({ sku }) => `/price set ${sku} 1` },
	"price history": { own: ({ sku }) => `/price history ${sku}`, lowest: "viewer", foreign: ({ sku }) => `/price history ${sku}` },
	"bulk price": { own: () => "/bulk price change:+5%", lowest: "manager", foreign: null },
	"bulk import": { own: () => "/bulk import", lowest: "manager", foreign: null },
	"bulk show": { own: ({ openOperation }) => `/bulk show ${openOperation}`, lowest: "viewer", foreign: () => "/bulk show B-77" },
	"bulk confirm": { own: ({ openOperation }) => `/bulk confirm ${openOperation}`, lowest: "manager", foreign: () => "/bulk confirm B-77" },
	"bulk cancel": { own: ({ openOperation }) => `/bulk cancel ${openOperation}`, lowest: "manager", foreign: () => "/bulk cancel B-77" },
	"bulk undo": { own: ({ importOperation }) => `/bulk undo ${importOperation}`, lowest: "manager", foreign: () => "/bulk undo B-77" },
	"market connect": { own: () => "/market connect shopify cov.myshopify.com secret:a-secret-of-sixteen", lowest: "owner", foreign: null },
	"market list": { own: () => "/market list", lowest: "manager", foreign: null },
	"notify here": { own: () => "/notify here", lowest: "manager", foreign: null },
	"shop show": { own: () => "/shop show", lowest: "viewer", foreign: null },
	"shop invite": { own: () => "/shop invite", lowest: "owner", foreign: null },
};

/** Commands that need no membership; each has its denial in its own test (shop.test.ts). May only get shorter. */
export const OPEN_COMMANDS = ["help", "shop setup", "shop link"];
