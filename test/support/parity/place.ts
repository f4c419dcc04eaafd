import type { FilledShop } from "../fill-shop.ts";
import type { Facts } from "./facts.ts";

/** Something that a person sees after a command, and may press. */
export interface Sight {
	facts: Facts;
	/** Presses the button with this label. */
	press(label: string): Promise<Look>;
}

/** What is to be seen of an answer by now, each message by itself. */
export type Look = () => Sight[];

/** A shop on one of the surfaces, at which its owner types. */
export interface Place {
	name: "console" | "discord" | "slack";
	things: FilledShop;
	/** Types a command; a file goes along where the surface takes one. */
	type(text: string, file?: { name: string; content: string }): Promise<Look>;
	/** Resolves with what `look` finds once it finds something; rejects when that takes too long. */
	waitFor<T>(look: () => T | undefined, what: string): Promise<T>;
	/** What differs by the place alone, and the word that stands for it in all of them. */
	words: readonly (readonly [RegExp, string])[];
}
