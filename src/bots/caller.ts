import type { Deputy, Visitor } from "../domain/core/permissions/scopes.ts";

/** Who speaks, and in which channel. */
export interface Caller extends Visitor {
	readonly channelId: string;
	/** What the platform tells that they read, best first (BCP 47). */
	readonly languages?: readonly string[] | undefined;
	/** Set where no chat identity speaks: then it is asked for nothing, and the shop is the one that this names. */
	readonly deputy?: Deputy | undefined;
	/**
	 * Which of these roles of the platform (by its ids) the caller has. Asked only where roles are mapped, for it may cost a call; null when
	 * the platform does not tell. Absent where there are no roles.
	 */
	readonly rolesAmong?: ((externalRoleIds: readonly string[]) => Promise<readonly string[] | null>) | undefined;
}
