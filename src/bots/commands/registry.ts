import { bulkCancel } from "./bulk-cancel.ts";
import { bulkConfirm } from "./bulk-confirm.ts";
import { bulkImport } from "./bulk-import.ts";
import { bulkPrice } from "./bulk-price.ts";
import { bulkShow } from "./bulk-show.ts";
import { bulkUndo } from "./bulk-undo.ts";
import type { Command } from "./define-command.ts";
import { find } from "./find.ts";
import { help } from "./help.ts";
import { itemNew } from "./item-new.ts";
import { itemShow } from "./item-show.ts";
import { marketConnect } from "./market-connect.ts";
import { marketList } from "./market-list.ts";
import { notifyHere } from "./notify-here.ts";
import { priceHistory } from "./price-history.ts";
import { priceSet } from "./price-set.ts";
import { sell } from "./sell.ts";
import { shopInvite } from "./shop-invite.ts";
import { shopLink } from "./shop-link.ts";
import { shopSetup } from "./shop-setup.ts";
import { shopShow } from "./shop-show.ts";
import { stockCount } from "./stock-count.ts";
import { stockReceive } from "./stock-receive.ts";
import { stockRemove } from "./stock-remove.ts";
import { undo } from "./undo.ts";

/** Every command, in the order in which /help lists them. `publicUrl` is how marketplaces reach us. */
export function buildCommands({ publicUrl }: { publicUrl: string }): readonly Command[] {
	const commands: Command[] = [
		find,
		sell,
		undo,
		help(() => commands),
		itemNew,
		itemShow,
		stockReceive,
		stockRemove,
		stockCount,
		priceSet,
		priceHistory,
		bulkPrice,
		bulkImport,
		bulkShow,
		bulkConfirm,
		bulkCancel,
		bulkUndo,
		marketConnect({ publicUrl }),
		marketList,
		notifyHere,
		shopSetup,
		shopShow,
		shopInvite,
		shopLink,
	];
	return commands;
}
