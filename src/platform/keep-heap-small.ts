import { setFlagsFromString } from "node:v8";

/** Per cent of what is alive. */
const GARBAGE = 50;

/**
 * Has this process look for garbage before there is half as much of it as of what is alive. By itself V8 waits until there is several times as much: while an import
 * streams, which keeps next to nothing, the process grew by hundreds of MB, on machines of one or two GB that PostgreSQL is on as well.
 */
export function keepHeapSmall(): void {
	setFlagsFromString(`--heap-growing-percent=${GARBAGE}`);
}
