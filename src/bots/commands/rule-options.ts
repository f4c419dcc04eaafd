import { optionalText } from "./option.ts";

/** The details of a price rule: the same in whatever command takes one. */
export function ruleOptions() {
	return {
		round: optionalText("An ending like .99, or a step like 0.25", { max: 30 }),
		floor: optionalText("No new price is below this", { max: 30 }),
		ceiling: optionalText("No new price is above this", { max: 30 }),
		margin: optionalText("No new price is below cost and so many per cent: 10%", { max: 30 }),
		skip: optionalText("Leave changes alone that are smaller than so many per cent: 2%", { max: 30 }),
	};
}
