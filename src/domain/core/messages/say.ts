import { german } from "./de.ts";
import { english } from "./en.ts";
import { inLanguages } from "./in-languages.ts";

/** Every text that a person reads. */
export const say = inLanguages<typeof english>({ en: english, de: german });
