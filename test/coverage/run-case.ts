import type { Caller } from "../../src/bots/caller.ts";
import type { Answer } from "../../src/domain/core/reply.ts";
import type { TestApp } from "../support/app.ts";
import { fileOf } from "../support/fill-shop.ts";

/** Runs a case's command as the surfaces do: a file can't be typed. */
export function runCase(app: TestApp, text: string, caller: Caller): Promise<Answer> {
	if (text === "/bulk import") return app.dispatcher.runCommand("bulk import", { file: fileOf("sku,price\nX,1\n") }, caller);
	return app.dispatcher.runText(text, caller);
}
