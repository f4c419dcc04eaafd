import { oneOf } from "./attribute-values.ts";

/** The television standard, and with it the lock-out, that a game or console was made for. */
export const region = oneOf(["NTSC-U", "NTSC-J", "PAL"], {
	ntsc: "NTSC-U",
	us: "NTSC-U",
	usa: "NTSC-U",
	japan: "NTSC-J",
	jp: "NTSC-J",
	europe: "PAL",
	eu: "PAL",
});
