import type { SystemScope } from "../core/permissions/scopes.ts";

/** A connection as the receiver of its deliveries sees it. */
export interface ReceivingConnection {
	readonly id: string;
	readonly vendorId: string;
	readonly marketplace: string;
	/** Every live secret, in the clear: for the verifier and nobody else. */
	readonly secrets: readonly string[];
}

export const RECEIVING_COLUMNS = { id: true, vendorId: true, marketplace: true, secrets: true, rotatedAt: true } as const;

/** Milliseconds for which the former secret stays live after a rotation: what was signed with it before must still arrive. */
export const FORMER_SECRET_LIVES = 7 * 24 * 3_600_000;

interface Row {
	id: string;
	vendorId: string;
	marketplace: string;
	secrets: string[];
	rotatedAt: Date | null;
}

/** A row with its live secrets opened. */
export function receiving({ vault, now }: SystemScope, { secrets, rotatedAt, ...connection }: Row): ReceivingConnection {
	const isOver = rotatedAt !== null && now.getTime() - rotatedAt.getTime() > FORMER_SECRET_LIVES;
	return { ...connection, secrets: (isOver ? secrets.slice(0, 1) : secrets).map((sealed) => vault.open(sealed)) };
}
