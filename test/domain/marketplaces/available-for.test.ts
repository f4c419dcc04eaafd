import { expect, it } from "vitest";
import { availableFor } from "../../../src/domain/marketplaces/available-for.ts";

const ALL = { on: true, percentage: 100, buffer: 0, max: null, end: 0 };

it.each([
	[{ theirs: 3, ours: 5 }, {}, 3],
	[{ theirs: 7, ours: 5 }, {}, 7],
	[{ theirs: 2, ours: 4 }, { percentage: 50, buffer: 1, max: 6 }, 7],
	[{ theirs: 5, ours: 4 }, { percentage: 50, buffer: 1, max: 6 }, 12],
	[{ theirs: 7, ours: 6 }, { max: 6 }, null],
	[{ theirs: 6, ours: 4 }, { max: 6 }, 6],
	[{ theirs: 0, ours: 4 }, {}, 0],
	[{ theirs: 0, ours: 4 }, { buffer: 2 }, 2],
	[{ theirs: 0, ours: 4 }, { end: 3 }, 3],
	[{ theirs: 0, ours: 4 }, { buffer: 5, end: 3 }, 5],
	[{ theirs: 4, ours: 0 }, { end: 3 }, 4],
	[{ theirs: 2, ours: 0 }, { end: 3 }, null],
	[{ theirs: 2, ours: 5 }, { end: 3 }, null],
	[{ theirs: 2, ours: 0 }, { percentage: 50, end: 4 }, 5],
	[{ theirs: 2_000_000_000, ours: 1 }, { percentage: 1 }, 200_000_000_000],
])("%j by %j is shown of %j copies", (shown, settings, available) => expect(availableFor({ ...shown, settings: { ...ALL, ...settings } })).toBe(available));
