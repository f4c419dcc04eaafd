import fc from "fast-check";
import type { Reply } from "../../src/domain/core/reply.ts";

const NASTY = [
	"@everyone",
	"<@123>",
	"<!channel>",
	"```",
	"`x`",
	"**b**",
	"_i_",
	"||s||",
	"# head",
	"-# sub",
	"> quote",
	"[a](https://evil.test)",
	"&amp;",
	"=1+1",
	"-0.50",
	"👩‍👩‍👧‍👦",
	"ポケモン",
	"\\",
	"\n\n",
	"   ",
	"",
];

/** Text as titles and names come: short, long, markup, emoji, blank. */
function anyText(max: number): fc.Arbitrary<string> {
	return fc.oneof(
		{ weight: 5, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
		{ weight: 3, arbitrary: fc.array(fc.constantFrom(...NASTY), { maxLength: 8 }).map((parts) => parts.join(" ")) },
		{
			weight: 1,
			arbitrary: fc
				.tuple(fc.constantFrom("a", "*", "👍", "word ", "line\n", "<"), fc.integer({ min: 1, max }))
				.map(([part, times]) => part.repeat(times).slice(0, max)),
		},
	);
}

const table = fc.integer({ min: 1, max: 24 }).chain((width) =>
	fc.record({
		columns: fc.array(anyText(300), { minLength: width, maxLength: width }),
		rows: fc.oneof(
			fc.array(fc.array(anyText(300), { minLength: width, maxLength: width }), { maxLength: 12 }),
			fc
				.tuple(fc.array(anyText(60), { minLength: width, maxLength: width }), fc.integer({ min: 1, max: 300 }))
				.map(([row, times]) => Array.from({ length: times }, (_, at) => row.map((cell) => `${at} ${cell}`))),
		),
	}),
);

const action = fc.record({
	label: anyText(120),
	command: fc.oneof(fc.constantFrom("/undo", "/bulk confirm B-41", "/stock count PKM-1 3 seen:2"), anyText(2_500)),
	style: fc.constantFrom("primary" as const, "secondary" as const, "danger" as const),
});

const progress = fc.record({
	operation: fc.constant("B-41"),
	done: fc.nat(1_000_000),
	total: fc.nat(1_000_000),
	active: fc.boolean(),
	planning: fc.boolean(),
	command: fc.constant("/bulk show B-41"),
});

const file = fc.record({ name: fc.constantFrom("a.csv", "b.txt"), contentType: fc.constant("text/csv"), content: fc.constant("YSxiCg==") });
const picture = fc.record(
	{
		name: fc.constantFrom("c.png", "no picture's name .png", "青眼.png"),
		contentType: fc.constantFrom("image/png", "image/jpeg"),
		content: fc.constant("iVBORw0KGgo="),
		alt: anyText(2_000),
	},
	{ requiredKeys: ["name", "contentType", "content"] },
);

/** Any reply that a command could give, and many that none would. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
	{
		text: anyText(12_000),
		title: anyText(500),
		fields: fc.array(fc.record({ name: anyText(400), value: anyText(2_000) }), { maxLength: 40 }),
		rows: table,
		image: fc.constantFrom("https://img.test/a.png", "not an address", ""),
		attachments: fc.array(fc.oneof(file, picture), { maxLength: 14 }),
		actions: fc.array(action, { maxLength: 40 }),
		progress,
		audience: fc.constantFrom("private" as const, "channel" as const),
	},
	{ requiredKeys: ["text", "audience"] },
);
