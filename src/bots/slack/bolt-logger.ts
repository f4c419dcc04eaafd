import { type Logger, LogLevel } from "@slack/bolt";
import type { BotLog } from "../bot-log.ts";

/** Bolt's own messages in our log; its debug output, which may hold tokens, is dropped. */
export function boltLogger(log: BotLog): Logger {
	const text = (parts: unknown[]) => parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
	return {
		debug: () => {},
		info: (...parts) => log.info({}, `slack: ${text(parts)}`),
		warn: (...parts) => log.warn({}, `slack: ${text(parts)}`),
		error: (...parts) => log.error({}, `slack: ${text(parts)}`),
		setLevel: () => {},
		getLevel: () => LogLevel.INFO,
		setName: () => {},
	};
}
