import type { Language } from "../../core/messages/languages.ts";
import type { PersonScope } from "../../core/permissions/scopes.ts";
import { findSelf } from "./find-self.ts";

interface Self {
	personId: string;
	displayName: string;
	createdAt: Date;
	/** That they have chosen. */
	language: Language | null;
	/** May open any shop from the terminal. */
	isAdmin: boolean;
}

/** The person behind the scope's chat identity, who is registered before any command of theirs runs. */
export async function getSelf(scope: PersonScope): Promise<Self> {
	const personId = await findSelf(scope);
	if (!personId) throw new Error("Registration comes before the first command.");
	const person = await scope.read.person.findUniqueOrThrow({
		where: { id: personId },
		select: { displayName: true, createdAt: true, language: true, admin: { select: { revokedAt: true } } },
	});
	return {
		personId,
		displayName: person.displayName,
		createdAt: person.createdAt,
		// A constraint of the table holds it to these.
		language: person.language as Language | null,
		isAdmin: person.admin?.revokedAt === null,
	};
}
