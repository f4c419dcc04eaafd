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
	"item edit": { own: ({ sku }) => `/item edit ${sku} notes:seen`, lowest: "staff", foreign: ({ sku }) => `/item edit ${sku} notes:seen` },
	"item copy": { own: ({ sku }) => `/item copy ${sku} COV-2 condition:LP`, lowest: "staff", foreign: ({ sku }) => `/item copy ${sku} COV-3 condition:LP` },
	"item archive": { own: ({ sku }) => `/item archive ${sku}`, lowest: "staff", foreign: ({ sku }) => `/item archive ${sku}` },
	"item restore": { own: ({ sku }) => `/item restore ${sku}`, lowest: "staff", foreign: ({ sku }) => `/item restore ${sku}` },
	"item show": { own: ({ sku }) => `/item show ${sku}`, lowest: "viewer", foreign: ({ sku }) => `/item show ${sku}` },
	"item image": { own: ({ sku }) => `/item image ${sku}`, lowest: "staff", foreign: ({ sku }) => `/item image ${sku}` },
	"stock receive": { own: ({ sku }) => `/stock receive ${sku} 1`, lowest: "staff", foreign: ({ sku }) => `/stock receive ${sku} 1` },
	"stock remove": { own: ({ sku }) => `/stock remove ${sku} 1 lost`, lowest: "staff", foreign: ({ sku }) => `/stock remove ${sku} 1 lost` },
	"stock count": { own: ({ sku }) => `/stock count ${sku} 1 seen:4`, lowest: "staff", foreign: ({ sku }) => `/stock count ${sku} 1 seen:4` },
	"stock move": {
		own: ({ sku, locationName }) => `/stock move ${sku} 1 to:"${locationName}"`,
		lowest: "staff",
		foreign: ({ sku }) => `/stock move ${sku} 1 from:Main`,
	},
	"stock why": { own: ({ sku }) => `/stock why ${sku}`, lowest: "viewer", foreign: ({ sku }) => `/stock why ${sku}` },
	"stock low": { own: () => "/stock low", lowest: "viewer", foreign: null },
	"stock receipt": { own: () => "/stock receipt R-1", lowest: "staff", foreign: () => "/stock receipt R-77" },
	"location list": { own: () => "/location list", lowest: "viewer", foreign: null },
	"location add": { own: () => "/location add Coverage room", lowest: "manager", foreign: null },
	"location rename": {
		own: ({ locationName }) => `/location rename "${locationName}" Coverage shelf`,
		lowest: "manager",
		foreign: ({ locationName }) => `/location rename "${locationName}" Ours`,
	},
	"location archive": {
		own: ({ locationName }) => `/location archive ${locationName}`,
		lowest: "manager",
		foreign: ({ locationName }) => `/location archive ${locationName}`,
	},
	"order list": { own: () => "/order list", lowest: "viewer", foreign: null },
	"order show": { own: ({ order }) => `/order show ${order}`, lowest: "viewer", foreign: () => "/order show O-77" },
	"order fulfil": { own: ({ order }) => `/order fulfil ${order}`, lowest: "staff", foreign: () => "/order fulfil O-77" },
	"order cancel": { own: ({ order }) => `/order cancel ${order}`, lowest: "staff", foreign: () => "/order cancel O-77" },
	"order return": { own: ({ order }) => `/order return ${order} condition:restock`, lowest: "staff", foreign: () => "/order return O-77 condition:restock" },
	"order new": { own: ({ sku }) => `/order new ${sku}`, lowest: "staff", foreign: ({ sku }) => `/order new ${sku}` },
	"order ignore": { own: ({ order }) => `/order ignore ${order} 1`, lowest: "staff", foreign: () => "/order ignore O-77 1" },
	"order substitute": {
		own: ({ order, sku }) => `/order substitute ${order} 1 ${sku}`,
		lowest: "staff",
		foreign: ({ sku }) => `/order substitute O-77 1 ${sku}`,
	},
	"order map": { own: ({ order, sku }) => `/order map ${order} 1 ${sku}`, lowest: "staff", foreign: ({ sku }) => `/order map O-77 1 ${sku}` },
	"customer show": { own: () => "/customer show C-2", lowest: "staff", foreign: () => "/customer show C-77" },
	"customer redact": { own: () => "/customer redact C-2", lowest: "manager", foreign: () => "/customer redact C-77 confirm:yes" },
	"price set": { own: ({ sku }) => `/price set ${sku} 1`, lowest: "manager", foreign: ({ sku }) => `/price set ${sku} 1` },
	"price lock": { own: ({ sku }) => `/price lock ${sku}`, lowest: "manager", foreign: ({ sku }) => `/price lock ${sku}` },
	"price history": { own: ({ sku }) => `/price history ${sku}`, lowest: "viewer", foreign: ({ sku }) => `/price history ${sku}` },
	"bulk price": { own: () => "/bulk price change:+5%", lowest: "manager", foreign: null },
	"bulk stock": { own: () => "/bulk stock change:+1", lowest: "manager", foreign: ({ sku }) => `/bulk stock change:+1 skus:${sku}` },
	"bulk edit": { own: () => "/bulk edit quantity:+1", lowest: "manager", foreign: ({ sku }) => `/bulk edit quantity:+1 skus:${sku}` },
	"bulk list": { own: () => "/bulk list", lowest: "viewer", foreign: null },
	"bulk import": { own: () => "/bulk import", lowest: "manager", foreign: null },
	"bulk export": { own: () => "/bulk export", lowest: "manager", foreign: null },
	"bulk show": { own: ({ openOperation }) => `/bulk show ${openOperation}`, lowest: "viewer", foreign: () => "/bulk show B-77" },
	"bulk confirm": { own: ({ openOperation }) => `/bulk confirm ${openOperation}`, lowest: "manager", foreign: () => "/bulk confirm B-77" },
	"bulk cancel": { own: ({ openOperation }) => `/bulk cancel ${openOperation}`, lowest: "manager", foreign: () => "/bulk cancel B-77" },
	"schedule list": { own: () => "/schedule list ended:yes", lowest: "viewer", foreign: null },
	"schedule pause": { own: () => "/schedule pause S-1", lowest: "manager", foreign: () => "/schedule pause S-77" },
	"schedule resume": { own: () => "/schedule resume S-2", lowest: "manager", foreign: () => "/schedule resume S-77" },
	"schedule remove": { own: () => "/schedule remove S-1", lowest: "manager", foreign: () => "/schedule remove S-77" },
	"bulk quantities": { own: ({ openOperation }) => `/bulk quantities ${openOperation} set`, lowest: "manager", foreign: () => "/bulk quantities B-77 set" },
	"mapping list": { own: () => "/mapping list", lowest: "viewer", foreign: null },
	"mapping remove": {
		own: ({ mappingName }) => `/mapping remove ${mappingName}`,
		lowest: "manager",
		foreign: ({ mappingName }) => `/mapping remove ${mappingName}`,
	},
	"bulk undo": { own: ({ importOperation }) => `/bulk undo ${importOperation}`, lowest: "manager", foreign: () => "/bulk undo B-77" },
	"rule save": { own: () => "/rule save coverage NM x1.00, LP x0.85, over 50 -> ask", lowest: "manager", foreign: null },
	"rule list": { own: () => "/rule list", lowest: "viewer", foreign: null },
	"rule show": { own: ({ ruleName }) => `/rule show ${ruleName}`, lowest: "viewer", foreign: ({ ruleName }) => `/rule show ${ruleName}` },
	"rule remove": { own: ({ ruleName }) => `/rule remove ${ruleName}`, lowest: "manager", foreign: ({ ruleName }) => `/rule remove ${ruleName}` },
	"market connect": { own: () => "/market connect shopify cov.myshopify.com secret:a-secret-of-sixteen", lowest: "owner", foreign: null },
	"market list": { own: () => "/market list", lowest: "manager", foreign: null },
	"notify here": { own: () => "/notify here", lowest: "manager", foreign: null },
	audit: { own: ({ sku }) => `/audit sku:${sku}`, lowest: "manager", foreign: ({ sku }) => `/audit sku:${sku}` },
	"report sales": { own: () => "/report sales", lowest: "manager", foreign: null },
	"report value": { own: () => "/report value", lowest: "manager", foreign: null },
	"token create": { own: () => "/token create Coverage", lowest: "manager", foreign: null },
	"token list": { own: () => "/token list", lowest: "manager", foreign: null },
	"token revoke": { own: () => "/token revoke Coverage", lowest: "manager", foreign: ({ tokenName }) => `/token revoke ${tokenName}` },
	"shop show": { own: () => "/shop show", lowest: "viewer", foreign: null },
	"shop settings": { own: () => "/shop settings low-stock:3", lowest: "owner", foreign: null },
	"shop workspaces": { own: () => "/shop workspaces", lowest: "viewer", foreign: null },
	"shop unlink": { own: () => "/shop unlink", lowest: "owner", foreign: () => '/shop unlink "Game Garage"' },
	"team list": { own: () => "/team list", lowest: "viewer", foreign: null },
	"team add": { own: () => "/team add", lowest: "owner", foreign: null },
	"team role": { own: ({ memberName }) => `/team role ${memberName} staff`, lowest: "owner", foreign: ({ memberName }) => `/team role ${memberName} staff` },
	"team grant": {
		own: ({ memberName }) => `/team grant ${memberName} item.write`,
		lowest: "owner",
		foreign: ({ memberName }) => `/team grant ${memberName} item.write`,
	},
	"team revoke": {
		own: ({ memberName }) => `/team revoke ${memberName} item.write`,
		lowest: "owner",
		foreign: ({ memberName }) => `/team revoke ${memberName} item.write`,
	},
	"team remove": { own: ({ memberName }) => `/team remove ${memberName}`, lowest: "owner", foreign: ({ memberName }) => `/team remove ${memberName}` },
	"team leave": { own: () => "/team leave", lowest: "viewer", foreign: null },
	"team map": { own: () => "/team map viewer <@&222222222222222222>", lowest: "owner", foreign: null },
	"team unmap": { own: () => "/team unmap <@&111111111111111111>", lowest: "owner", foreign: null },
	"shop invite": { own: () => "/shop invite", lowest: "owner", foreign: null },
};

/** Commands that need no membership; each has its denial in its own test (shop.test.ts, account.test.ts). May only get shorter. */
export const OPEN_COMMANDS = ["help", "shop setup", "shop link", "account show", "account link", "account forget"];
