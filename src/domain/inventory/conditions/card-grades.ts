/**
 * Our grades of a card, the best first, and the word of each marketplace's own scale that we send for it; null where it has none. The same
 * letters mean other things there: Cardmarket's LP is its fifth grade, below our Moderately Played. So words are looked up, never guessed.
 * eBay: values of the condition descriptor 40001 (developer.ebay.com, "Trading card condition descriptors").
 */
export const CARD_GRADES = [
	{ ours: "Near Mint", tcgplayer: "Near Mint", ebay: "400010", cardmarket: "NM", cardtrader: "Near Mint" },
	{ ours: "Lightly Played", tcgplayer: "Lightly Played", ebay: "400015", cardmarket: "EX", cardtrader: "Slightly Played" },
	{ ours: "Moderately Played", tcgplayer: "Moderately Played", ebay: "400016", cardmarket: "GD", cardtrader: "Moderately Played" },
	{ ours: "Heavily Played", tcgplayer: "Heavily Played", ebay: "400017", cardmarket: "PL", cardtrader: "Heavily Played" },
	{ ours: "Damaged", tcgplayer: "Damaged", ebay: null, cardmarket: "PO", cardtrader: "Poor" },
] as const;

/** A marketplace that has a scale of its own for cards. */
export type GradingMarketplace = Exclude<keyof (typeof CARD_GRADES)[number], "ours">;

/** Where a condition may come from or go to. The last three have no scale: they show whatever text a shop gives. */
export type ConditionMarketplace = GradingMarketplace | "shopify" | "woocommerce" | "square";

interface Received {
	marketplace: GradingMarketplace;
	theirs: string;
	ours: (typeof CARD_GRADES)[number]["ours"];
}

/** What they may send and we never do. Where a word lies between two of our grades, it is taken for the worse: nobody complains of a better card. */
export const RECEIVED_GRADES: readonly Received[] = [
	{ marketplace: "cardmarket", theirs: "MT", ours: "Near Mint" },
	{ marketplace: "cardmarket", theirs: "LP", ours: "Heavily Played" },
	{ marketplace: "cardtrader", theirs: "Mint", ours: "Near Mint" },
	{ marketplace: "cardtrader", theirs: "Played", ours: "Heavily Played" },
];
