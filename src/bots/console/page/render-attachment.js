import { attachmentAddress } from "./attachment-address.js";
import { element } from "./element.js";
import { labels } from "./labels.js";

/**
 * A link that saves the file.
 * @param {{ name: string, contentType: string, content: string }} attachment content is base64
 */
export function renderAttachment({ name, contentType, content }) {
	const { address, bytes } = attachmentAddress({ contentType, content });
	return element("a", { class: "attachment", href: address, download: name, dir: "auto" }, labels.download(name, formatSize(bytes)));
}

function formatSize(bytes) {
	const [unit, factor] = bytes < 1_000 ? ["byte", 1] : bytes < 1_000_000 ? ["kilobyte", 1_000] : ["megabyte", 1_000_000];
	const unitDisplay = unit === "byte" ? "long" : "short";
	return new Intl.NumberFormat(undefined, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }).format(bytes / factor);
}
