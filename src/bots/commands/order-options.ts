import { optionalInteger, optionalText, text } from "./option.ts";

/** The order that a command is about. */
export const orderOption = () => text("Its number, like O-12, or its name on the marketplace, like #1001", { suggest: "order" });

/** An order, or copies of one line of it. `all`: what counts when no number of copies is given. */
export const orderLinesOptions = (all: "open" | "sent") => ({
	order: orderOption(),
	line: optionalText("One line only: its number in /order show, or its SKU"),
	quantity: optionalInteger(`How many copies of that line; all that ${all === "open" ? "are open" : "were sent"} when left out`, { min: 1 }),
});
