import { say } from "../../core/messages/say.ts";

/** Names in one line of a message: a spreadsheet may have hundreds. */
const MOST = 25;

/** A mapping as a person checks it: "Card Name → title, Qty → quantity; ignored: Foo". */
export function describeMapping(header: readonly string[], roles: readonly (string | null)[]): string {
	const pairs = header.flatMap((name, place) => (roles[place] == null ? [] : [`${clip(name)} → ${roles[place]}`]));
	const left = header.filter((_, place) => roles[place] == null).map(clip);
	return say.fileMappingSaid({ pairs: pairs.slice(0, MOST), ignored: left.slice(0, MOST), more: Math.max(left.length - MOST, 0) });
}

function clip(name: string): string {
	const bare = name.replace(/\s+/g, " ").trim();
	return bare.length > 40 ? `${bare.slice(0, 39)}…` : bare === "" ? '""' : bare;
}
