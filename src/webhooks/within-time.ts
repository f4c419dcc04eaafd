import { DomainError } from "../domain/core/errors.ts";
import { say } from "../domain/core/messages/say.ts";

/**
 * Waits for the work only so long. What goes on behind is harmless here: a delivery that is stored late is a duplicate when it comes again.
 * @throws DomainError unavailable when the time is up
 */
export async function withinTime<R>(milliseconds: number, work: Promise<R>): Promise<R> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new DomainError("unavailable", say.databaseAway())), milliseconds);
	});
	try {
		return await Promise.race([work, limit]);
	} finally {
		clearTimeout(timer);
	}
}
