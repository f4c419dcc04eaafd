import type { Answer } from "../domain/core/reply.ts";

const EXIT = { ok: 0, fault: 1, refused: 2 } as const;

/** How a command's outcome reads in a script: 0 done, 1 a fault of ours or no answer at all, 2 refused. */
export function exitCode(answer: Answer): number {
	if (answer.ok) return EXIT.ok;
	return answer.code === "fault" ? EXIT.fault : EXIT.refused;
}
