import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { Access } from "../../domain/core/permissions/access.ts";
import type { Deputy } from "../../domain/core/permissions/scopes.ts";
import type { Answer } from "../../domain/core/reply.ts";
import { getAdmin } from "../../domain/users/selectors/get-admin.ts";
import { getVendorToOpen } from "../../domain/vendors/selectors/get-vendor-to-open.ts";
import { openShop } from "../../domain/vendors/services/open-shop.ts";
import { composeCommand } from "../commands/compose-command.ts";
import type { Command } from "../commands/define-command.ts";
import { listOptions, type RawValue } from "../commands/option.ts";
import { parseText } from "../commands/parse-text.ts";
import { refuse } from "../refuse.ts";
import type { ConsoleMessage } from "./console-message.ts";
import { type MessageOptions, runMessage } from "./run-message.ts";

interface AdminOptions extends MessageOptions {
	access: Access;
}

/** Runs a command in a shop that an admin of the platform opens for a reason. */
export async function runAsAdmin(message: ConsoleMessage & { open: NonNullable<ConsoleMessage["open"]> }, options: AdminOptions): Promise<Answer> {
	const { access, dispatcher, caller } = options;
	const { shop, reason, as } = message.open;
	try {
		const { command, raw } = parseText(message.text, dispatcher.commands);
		if (typeof command.needs === "string") throw new DomainError("invalid_input", say.openNeedsShopCommand({ command: `/${command.name}` }));
		const deputy = await access.withSystem("open-shop", async (scope): Promise<Deputy> => {
			const { personId } = await getAdmin(scope, as ?? { surface: caller.surface, externalId: caller.identityId });
			return { kind: "admin", personId, vendorId: (await getVendorToOpen(scope, { shop })).id };
		});
		const typed = composeCommand(command, withoutSecrets(command, raw)) ?? `/${command.name}`;
		await access.withVendor(deputy, ["shop.open"], (scope) => openShop(scope, { reason, command: typed }));
		return await runMessage(message, { ...options, caller: { ...caller, deputy } });
	} catch (error) {
		if (error instanceof DomainError) return refuse(error);
		throw error;
	}
}

function withoutSecrets(command: Command, raw: Readonly<Record<string, RawValue>>): Record<string, RawValue> {
	const secrets = new Set(listOptions(command.input).flatMap(({ name, secret }) => (secret ? [name] : [])));
	return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, secrets.has(name) ? "•••" : value]));
}
