import type { PictureStore } from "../../platform/pictures/picture-store.ts";
import { accountForget } from "./account-forget.ts";
import { accountLanguage } from "./account-language.ts";
import { accountLink } from "./account-link.ts";
import { accountShow } from "./account-show.ts";
import { audit } from "./audit.ts";
import { bulkCancel } from "./bulk-cancel.ts";
import { bulkConfirm } from "./bulk-confirm.ts";
import { bulkEdit } from "./bulk-edit.ts";
import { bulkExport } from "./bulk-export.ts";
import { bulkImport } from "./bulk-import.ts";
import { bulkList } from "./bulk-list.ts";
import { bulkPrice } from "./bulk-price.ts";
import { bulkQuantities } from "./bulk-quantities.ts";
import { bulkShow } from "./bulk-show.ts";
import { bulkStock } from "./bulk-stock.ts";
import { bulkUndo } from "./bulk-undo.ts";
import { customerRedact } from "./customer-redact.ts";
import { customerShow } from "./customer-show.ts";
import type { Command } from "./define-command.ts";
import { find } from "./find.ts";
import { help } from "./help.ts";
import { itemArchive } from "./item-archive.ts";
import { itemCopy } from "./item-copy.ts";
import { itemEdit } from "./item-edit.ts";
import { itemImage } from "./item-image.ts";
import { itemNew } from "./item-new.ts";
import { itemRestore } from "./item-restore.ts";
import { itemShow } from "./item-show.ts";
import { locationAdd } from "./location-add.ts";
import { locationArchive } from "./location-archive.ts";
import { locationList } from "./location-list.ts";
import { locationRename } from "./location-rename.ts";
import { locationTill } from "./location-till.ts";
import { mappingList } from "./mapping-list.ts";
import { mappingRemove } from "./mapping-remove.ts";
import { marketConnect } from "./market-connect.ts";
import { marketDeliveries } from "./market-deliveries.ts";
import { marketList } from "./market-list.ts";
import { marketMatch } from "./market-match.ts";
import { marketPause } from "./market-pause.ts";
import { marketPrice } from "./market-price.ts";
import { marketPrices } from "./market-prices.ts";
import { marketPush } from "./market-push.ts";
import { marketRemove } from "./market-remove.ts";
import { marketReplay } from "./market-replay.ts";
import { marketResume } from "./market-resume.ts";
import { marketRotate } from "./market-rotate.ts";
import { marketShow } from "./market-show.ts";
import { marketSync } from "./market-sync.ts";
import { notifyHere } from "./notify-here.ts";
import { notifyList } from "./notify-list.ts";
import { notifyOff } from "./notify-off.ts";
import { orderCancel } from "./order-cancel.ts";
import { orderFulfil } from "./order-fulfil.ts";
import { orderIgnore } from "./order-ignore.ts";
import { orderList } from "./order-list.ts";
import { orderMap } from "./order-map.ts";
import { orderNew } from "./order-new.ts";
import { orderReturn } from "./order-return.ts";
import { orderShow } from "./order-show.ts";
import { orderSubstitute } from "./order-substitute.ts";
import { priceHistory } from "./price-history.ts";
import { priceLock } from "./price-lock.ts";
import { priceSet } from "./price-set.ts";
import { reportSales } from "./report-sales.ts";
import { reportValue } from "./report-value.ts";
import { ruleList } from "./rule-list.ts";
import { ruleRemove } from "./rule-remove.ts";
import { ruleSave } from "./rule-save.ts";
import { ruleShow } from "./rule-show.ts";
import { scheduleList } from "./schedule-list.ts";
import { schedulePause } from "./schedule-pause.ts";
import { scheduleRemove } from "./schedule-remove.ts";
import { scheduleResume } from "./schedule-resume.ts";
import { sell } from "./sell.ts";
import { shopConsole } from "./shop-console.ts";
import { shopHome } from "./shop-home.ts";
import { shopInvite } from "./shop-invite.ts";
import { shopLink } from "./shop-link.ts";
import { shopSettings } from "./shop-settings.ts";
import { shopSetup } from "./shop-setup.ts";
import { shopShow } from "./shop-show.ts";
import { shopUnlink } from "./shop-unlink.ts";
import { shopWorkspaces } from "./shop-workspaces.ts";
import { stockCount } from "./stock-count.ts";
import { stockLow } from "./stock-low.ts";
import { stockMove } from "./stock-move.ts";
import { stockReceipt } from "./stock-receipt.ts";
import { stockReceive } from "./stock-receive.ts";
import { stockRemove } from "./stock-remove.ts";
import { stockWhy } from "./stock-why.ts";
import { teamAdd } from "./team-add.ts";
import { teamGrant } from "./team-grant.ts";
import { teamLeave } from "./team-leave.ts";
import { teamList } from "./team-list.ts";
import { teamMap } from "./team-map.ts";
import { teamRemove } from "./team-remove.ts";
import { teamRevoke } from "./team-revoke.ts";
import { teamRole } from "./team-role.ts";
import { teamUnmap } from "./team-unmap.ts";
import { tokenCreate } from "./token-create.ts";
import { tokenList } from "./token-list.ts";
import { tokenRevoke } from "./token-revoke.ts";
import { undo } from "./undo.ts";

interface Surroundings {
	/** How marketplaces and chats reach us. */
	publicUrl: string;
	pictures: PictureStore;
}

/** Every command, in the order in which /help lists them. */
export function buildCommands({ publicUrl, pictures }: Surroundings): readonly Command[] {
	const commands: Command[] = [
		find,
		sell,
		undo,
		help(() => commands),
		itemNew,
		itemShow({ publicUrl, pictures }),
		itemEdit,
		itemCopy,
		itemArchive,
		itemRestore,
		itemImage({ publicUrl, pictures }),
		stockReceive,
		stockRemove,
		stockCount,
		stockMove,
		stockWhy,
		stockLow,
		stockReceipt,
		locationList,
		locationAdd,
		locationRename,
		locationTill,
		locationArchive,
		priceSet,
		priceHistory,
		priceLock,
		bulkPrice,
		bulkStock,
		bulkEdit,
		bulkImport,
		bulkExport({ publicUrl }),
		bulkList,
		bulkQuantities,
		mappingList,
		mappingRemove,
		bulkShow,
		bulkConfirm,
		bulkCancel,
		bulkUndo,
		scheduleList,
		schedulePause,
		scheduleResume,
		scheduleRemove,
		ruleSave,
		ruleList,
		ruleShow,
		ruleRemove,
		orderList,
		orderShow,
		orderFulfil,
		orderCancel,
		orderReturn,
		orderNew,
		orderMap,
		orderIgnore,
		orderSubstitute,
		customerShow,
		customerRedact,
		marketConnect({ publicUrl }),
		marketList,
		marketShow({ publicUrl }),
		marketPush,
		marketPause,
		marketResume,
		marketRotate,
		marketRemove,
		marketDeliveries,
		marketMatch,
		marketSync,
		marketPrices,
		marketPrice,
		marketReplay,
		notifyHere,
		notifyOff,
		notifyList,
		shopSetup,
		shopHome,
		shopShow,
		shopSettings,
		shopConsole({ publicUrl }),
		shopInvite,
		shopLink,
		shopWorkspaces,
		shopUnlink,
		teamList,
		teamAdd,
		teamRole,
		teamGrant,
		teamRevoke,
		teamRemove,
		teamLeave,
		teamMap,
		teamUnmap,
		tokenCreate({ publicUrl }),
		tokenList,
		tokenRevoke,
		accountShow,
		accountLink,
		accountLanguage,
		accountForget,
		audit,
		reportSales,
		reportValue,
	];
	return commands;
}
