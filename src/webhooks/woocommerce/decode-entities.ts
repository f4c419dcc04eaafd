/** Those that WordPress puts into titles: `esc_html`'s five, and what `wptexturize` writes by name. */
const NAMED: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: "\u00a0",
	ndash: "–",
	mdash: "—",
	hellip: "…",
	lsquo: "‘",
	rsquo: "’",
	ldquo: "“",
	rdquo: "”",
	times: "×",
	trade: "™",
	reg: "®",
	copy: "©",
	eacute: "é",
};

/** A name as people read it: WooCommerce writes "Ratchet &amp; Clank" and "Link&#8217;s Awakening". What is no entity, or no character, stays as it is. */
export function decodeEntities(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (entity, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return (Object.hasOwn(NAMED, name) && NAMED[name]) || entity;
		const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
		// No database takes NUL or half of a surrogate pair.
		return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? entity : String.fromCodePoint(code);
	});
}
