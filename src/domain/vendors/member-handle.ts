/** Signs of a person's id that tell those of one name apart. */
const TAIL = 4;

/** "Ana#3f2a": names one member, however many are called Ana. */
export function memberHandle({ displayName, personId }: { displayName: string; personId: string }): string {
	return `${displayName}#${personId.slice(-TAIL)}`;
}

/** The parts of a handle, or null when it is none. */
export function parseMemberHandle(text: string): { name: string; tail: string } | null {
	const match = /^(.+)#([0-9a-f]{4})$/iu.exec(text.trim());
	return match?.[1] && match[2] ? { name: match[1], tail: match[2].toLowerCase() } : null;
}
