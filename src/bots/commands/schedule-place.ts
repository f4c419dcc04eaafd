import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { ScheduleWish } from "../../domain/inventory/schedules/schedule-wish.ts";
import type { Origin } from "./define-command.ts";

interface Typed {
	at?: string | undefined;
	ask?: "yes" | "no" | undefined;
}

/**
 * What `at:` and `ask:` mean in a channel; undefined without `at:`.
 * @throws DomainError invalid_input where there is no channel to post to (a program with a token)
 */
export function schedulePlace({ at, ask }: Typed, { workspaceId, channelId }: Origin): ScheduleWish | undefined {
	if (at === undefined) return undefined;
	if (workspaceId === null || channelId === "") throw new DomainError("invalid_input", say.scheduleHere());
	return { timing: at, asks: ask !== "no", workspaceId, channelId };
}
