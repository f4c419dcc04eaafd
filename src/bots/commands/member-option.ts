import { text } from "./option.ts";

/** A member of the team, as people name one. */
export function memberOption() {
	return text("Their name, or a mention", { suggest: "member", max: 210 });
}
