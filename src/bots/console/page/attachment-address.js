/**
 * Where the page itself keeps a file of a reply.
 * @param {{ contentType: string, content: string }} attachment content is base64
 * @returns {{ address: string, bytes: number }}
 */
export function attachmentAddress({ contentType, content }) {
	const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
	return { address: URL.createObjectURL(new Blob([bytes], { type: contentType })), bytes: bytes.length };
}
