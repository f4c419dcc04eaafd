/** The columns of TCGplayer's pricing file, as its seller portal exports it (Pricing, "Export Filtered CSV") and takes it. */
export const TCGPLAYER_HEADER = [
	"TCGplayer Id",
	"Product Line",
	"Set Name",
	"Product Name",
	"Title",
	"Number",
	"Rarity",
	"Condition",
	"TCG Market Price",
	"TCG Direct Low",
	"TCG Low Price With Shipping",
	"TCG Low Price",
	"Total Quantity",
	"Add to Quantity",
	"TCG Marketplace Price",
	"Photo URL",
] as const;
