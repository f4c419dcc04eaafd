import { z } from "zod";
import { digits, label, yesNo } from "./attribute-values.ts";
import { region } from "./region.ts";

/** A console, a controller, a cable. */
export const consoleAccessory = z.strictObject({ platform: label, model: label, region, storage: label, colour: label, tested: yesNo, upc: digits(8, 14) });
