import type { RequestHandler, Response } from "express";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Access } from "../../domain/core/permissions/access.ts";
import type { Deputy } from "../../domain/core/permissions/scopes.ts";
import { TOKEN_PREFIX } from "../../domain/core/token-prefix.ts";
import { findTokenHolder } from "../../domain/vendors/selectors/find-token-holder.ts";
import { markTokenUsed, TOKEN_NOTED_EVERY } from "../../domain/vendors/services/mark-token-used.ts";
import { bearerToken } from "../../platform/bearer-token.ts";
import { callerFor } from "./caller-for.ts";
import { consoleSays } from "./messages.ts";

interface GateOptions {
	access: Access;
	/** Answers instead of the route, the same for every token that opens nothing. */
	refuse: (res: Response, status: 401, text: string) => void;
}

/**
 * Lets a program in by an API token, from wherever it comes: `res.locals.caller` is then whom it speaks for. Requests without one pass on to the
 * console's own guard.
 */
export function createTokenGate({ access, refuse }: GateOptions): RequestHandler {
	return async (req, res, next) => {
		const token = bearerToken(req);
		if (!token?.startsWith(TOKEN_PREFIX)) return next();
		const deputy = await deputyOf(access, token);
		if (!deputy) return refuse(res, 401, say.tokenRefused());
		res.locals.caller = callerFor(deputy, consoleSays.program());
		next();
	};
}

async function deputyOf(access: Access, token: string): Promise<Deputy | null> {
	const found = await access.withSystem("resolve-caller", async (scope) => ({
		now: scope.now,
		holder: await findTokenHolder(scope, { token, kind: "program" }),
	}));
	if (!found.holder) return null;
	const { tokenId, vendorId, personId, lastUsedAt } = found.holder;
	const deputy: Deputy = { kind: "token", vendorId, personId, tokenId };
	if (lastUsedAt && found.now.getTime() - lastUsedAt.getTime() < TOKEN_NOTED_EVERY) return deputy;
	try {
		await access.withVendor(deputy, [], (scope) => markTokenUsed(scope, { tokenId }));
		return deputy;
	} catch (error) {
		// Revoked in this very moment.
		if (error instanceof DomainError && error.code === "permission_denied") return null;
		throw error;
	}
}
