import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";

/**
 * The workspace that a vendor's command comes from.
 * @throws DomainError invalid_input for what is typed in none: by a program, or by an admin of the platform
 */
export function linkedWorkspace(workspaceId: string | null): string {
	if (workspaceId === null) throw new DomainError("invalid_input", say.noWorkspace());
	return workspaceId;
}
