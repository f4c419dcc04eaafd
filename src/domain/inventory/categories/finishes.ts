import { say } from "../../core/messages/say.ts";
import { nearest } from "../../core/nearest.ts";

/** Every finish that some game prints. */
export const FINISHES = ["nonfoil", "foil", "etched", "holo", "reverse holo", "cold foil"] as const;

/** What marketplaces call them. */
export const FINISH_NAMES: Readonly<Record<string, (typeof FINISHES)[number]>> = {
	normal: "nonfoil",
	"non foil": "nonfoil",
	holofoil: "holo",
	"reverse holofoil": "reverse holo",
	reverse: "reverse holo",
	"foil etched": "etched",
	"etched foil": "etched",
};

/** By game, as its name begins. A game that is not here may have any. */
const BY_GAME: readonly { game: RegExp; finishes: readonly string[] }[] = [
	{ game: /^(magic|mtg)/i, finishes: ["nonfoil", "foil", "etched"] },
	{ game: /^pok[eé]mon/i, finishes: ["nonfoil", "foil", "etched", "holo", "reverse holo"] },
	{ game: /lorcana/i, finishes: ["nonfoil", "foil", "cold foil"] },
];

/** What stands against a finish of a game's card, or null. */
export function finishProblem({ game, finish }: Readonly<Record<string, string>>): string | null {
	if (game === undefined || finish === undefined) return null;
	const printed = BY_GAME.find((known) => known.game.test(game))?.finishes;
	if (!printed || printed.includes(finish)) return null;
	return say.finishOfGame({ game, finishes: printed, near: nearest(finish, printed) });
}
