/**
 * Makes an element. Texts only ever become text nodes, so nothing that a shop's data holds is read as markup.
 * @param {string} tag
 * @param {Record<string, string | boolean | undefined>} [attributes] false and undefined leave an attribute away, true sets it empty
 * @param {(Node | string | null | undefined)[]} children null and undefined are left out
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value === undefined || value === false) continue;
		made.setAttribute(name, value === true ? "" : value);
	}
	made.append(...children.filter((child) => child !== null && child !== undefined));
	return made;
}
