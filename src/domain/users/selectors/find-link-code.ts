import type { PersonScope } from "../../core/permissions/scopes.ts";

interface LinkCode {
	id: string;
	/** Who made it. */
	personId: string;
	makerName: string;
	expiresAt: Date;
	usedAt: Date | null;
}

/** The link code that the scope was opened with, whatever has become of it, or null. */
export async function findLinkCode(scope: PersonScope, { codeHash }: { codeHash: string }): Promise<LinkCode | null> {
	const code = await scope.read.linkCode.findUnique({
		where: { codeHash },
		select: { id: true, personId: true, expiresAt: true, usedAt: true, person: { select: { displayName: true } } },
	});
	if (!code) return null;
	const { person, ...rest } = code;
	return { ...rest, makerName: person.displayName };
}
