import type { z } from "zod";
import type { Category } from "../categories.ts";
import { consoleAccessory } from "./console-accessory.ts";
import { other } from "./other.ts";
import { sealedTcg } from "./sealed-tcg.ts";
import { tcgSingle } from "./tcg-single.ts";
import { videoGame } from "./video-game.ts";

/** What each category knows of its goods; every attribute may be left out. Made once: a schema is dear to make, and imports check every line. */
export const ATTRIBUTE_SCHEMAS: Readonly<Record<Category, z.ZodObject>> = {
	"tcg-single": tcgSingle.partial(),
	"sealed-tcg": sealedTcg.partial(),
	"video-game": videoGame.partial(),
	"console-accessory": consoleAccessory.partial(),
	other,
};
