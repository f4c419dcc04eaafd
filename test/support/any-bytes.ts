import fc from "fast-check";

/** Bytes of all sorts: any, JSON, and a real body that something was cut out of or put into. */
export function anyBytes(...bodies: readonly string[]): fc.Arbitrary<Uint8Array> {
	const mutated = fc
		.constantFrom(...bodies)
		.chain((whole) => fc.tuple(fc.constant(whole), fc.nat(whole.length - 1), fc.nat(8), fc.string({ unit: "binary", maxLength: 8 })))
		.map(([whole, at, cut, put]) => Buffer.from(whole.slice(0, at) + put + whole.slice(at + cut)));
	return fc.oneof(
		fc.uint8Array({ maxLength: 300 }),
		{ weight: 4, arbitrary: mutated },
		fc.json().map((text) => Buffer.from(text)),
		fc.constantFrom(...bodies).map((body) => Buffer.from(body)),
	);
}
