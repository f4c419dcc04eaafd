import type { Access } from "../../domain/core/permissions/access.ts";
import { suggestItems } from "../../domain/inventory/selectors/suggest-items.ts";
import { suggestLocations } from "../../domain/inventory/selectors/suggest-locations.ts";
import { suggestOperations } from "../../domain/inventory/selectors/suggest-operations.ts";
import { suggestPriceRules } from "../../domain/inventory/selectors/suggest-price-rules.ts";
import { suggestSets } from "../../domain/inventory/selectors/suggest-sets.ts";
import { suggestConnections } from "../../domain/marketplaces/selectors/suggest-connections.ts";
import { suggestOrders } from "../../domain/orders/selectors/suggest-orders.ts";
import { suggestMembers } from "../../domain/vendors/selectors/suggest-members.ts";
import { suggestWorkspaces } from "../../domain/vendors/selectors/suggest-workspaces.ts";
import type { Caller } from "../caller.ts";
import type { Dispatcher } from "../dispatch.ts";
import { inWords } from "./in-words.ts";
import type { Suggest } from "./option.ts";

/** What an autocomplete offers: a readable label, and what is typed when it is picked. */
export interface Suggestion {
	label: string;
	value: string;
}

/** Looks up what a person may mean, within their vendor. */
export type Completer = (caller: Caller, suggest: Suggest, typed: string, limit: number) => Promise<Suggestion[]>;

export function createCompleter({ access, dispatcher }: { access: Access; dispatcher: Dispatcher }): Completer {
	return async (caller, suggest, typed, limit) => {
		switch (suggest) {
			case "sku":
				return dispatcher.asMember(caller, (principal) => access.withVendor(principal, ["inventory.read"], (scope) => suggestItems(scope, { typed, limit })));
			case "order":
				return dispatcher.asMember(caller, (principal) =>
					access.withVendor(principal, ["order.read", "inventory.read"], (scope) => suggestOrders(scope, { typed, limit })),
				);
			case "operation":
				return dispatcher.asMember(caller, (principal) =>
					access.withVendor(principal, ["inventory.read"], (scope) => suggestOperations(scope, { typed, limit })),
				);
			case "location":
				return dispatcher.asMember(caller, (principal) =>
					access.withVendor(principal, ["inventory.read"], (scope) => suggestLocations(scope, { typed, limit })),
				);
			case "set":
				return dispatcher.asMember(caller, (principal) => access.withVendor(principal, ["inventory.read"], (scope) => suggestSets(scope, { typed, limit })));
			case "rule":
				return dispatcher.asMember(caller, (principal) =>
					access.withVendor(principal, ["inventory.read"], (scope) => suggestPriceRules(scope, { typed, limit })),
				);
			case "member":
				return dispatcher.asMember(caller, (principal) => access.withVendor(principal, ["shop.read"], (scope) => suggestMembers(scope, { typed, limit })));
			case "connection":
				return dispatcher.asMember(caller, (principal) =>
					access.withVendor(principal, ["market.read"], (scope) => suggestConnections(scope, { typed, limit })),
				);
			case "workspace":
				return dispatcher.asMember(caller, (principal) => access.withVendor(principal, ["shop.read"], (scope) => suggestWorkspaces(scope, { typed, limit })));
			case "command": {
				const wanted = typed.replace(/^\//, "").toLowerCase();
				const found = dispatcher.commands.filter(({ name }) => name.includes(wanted)).slice(0, limit);
				return dispatcher.speakWith(caller, async () => found.map(({ name, summary }) => ({ label: `/${name} · ${inWords(summary)}`, value: `/${name}` })));
			}
		}
	};
}
