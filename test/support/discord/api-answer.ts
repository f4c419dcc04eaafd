import type { WireAnswer } from "../emulator/serve.ts";

/** What is wrong with a body and where, as "options.0.name". */
export interface Problem {
	readonly where: string;
	readonly message: string;
	/** Discord's name for it, as BASE_TYPE_MAX_LENGTH. */
	readonly code?: string;
}

/** An error with Discord's JSON code (discord.com/developers/docs/topics/opcodes-and-status-codes#json). */
export function apiError(status: number, code: number, message: string): WireAnswer {
	return { status, json: { message, code } };
}

export const unknown = {
	channel: () => apiError(404, 10003, "Unknown Channel"),
	guild: () => apiError(404, 10004, "Unknown Guild"),
	member: () => apiError(404, 10007, "Unknown Member"),
	message: () => apiError(404, 10008, "Unknown Message"),
	user: () => apiError(404, 10013, "Unknown User"),
	webhook: () => apiError(404, 10015, "Unknown Webhook"),
	interaction: () => apiError(404, 10062, "Unknown interaction"),
	command: () => apiError(404, 10063, "Unknown application command"),
};

/** 400 Invalid Form Body with the tree of errors that discord.js prints. */
export function invalidBody(problems: readonly Problem[]): WireAnswer {
	const errors: Record<string, unknown> = {};
	for (const { where, message, code = "BASE_TYPE_BAD" } of problems) {
		let node = errors;
		for (const key of where.split(".").filter(Boolean)) {
			node[key] ??= {};
			node = node[key] as Record<string, unknown>;
		}
		node._errors = [...((node._errors as unknown[] | undefined) ?? []), { code, message }];
	}
	return { status: 400, json: { message: "Invalid Form Body", code: 50035, errors } };
}

export const noContent: WireAnswer = { status: 204 };
