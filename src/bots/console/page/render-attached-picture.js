import { attachmentAddress } from "./attachment-address.js";
import { element } from "./element.js";
import { labels } from "./labels.js";

/**
 * A picture that came with the reply itself; it opens in its full size.
 * @param {{ contentType: string, content: string, alt?: string }} attachment content is base64
 */
export function renderAttachedPicture({ contentType, content, alt }) {
	const { address } = attachmentAddress({ contentType, content });
	return element(
		"a",
		{ class: "attached-picture", href: address, target: "_blank" },
		element("img", { class: "picture", src: address, alt: alt ?? labels.picture }),
	);
}
