/** Pictures of items. */
export const images = {
	notAPicture: ({ name, megapixels }: { name: string; megapixels: number }) =>
		`${name} is not a picture that can be read. Send a JPEG, PNG, WebP, GIF or TIFF of at most ${megapixels} megapixels.`,
	notAWebAddress: ({ url }: { url: string }) => `"${url}" is no address of a file on the web. It begins with https:// and has no password in it.`,
	tooManyRedirects: ({ url }: { url: string }) => `${url} sends from one address to the next and never to a file.`,
	downloadRefused: ({ url, status }: { url: string; status: number }) => `${url} can't be had: its server answered ${status}.`,
	downloadFailed: ({ url }: { url: string }) => `${url} can't be had: its server does not answer, or may not be asked from here. Send the file instead.`,
	imageOneSource: () => "Give one picture: a file or a url, not both.",
	imageAdded: ({ sku, title, position }: { sku: string; title: string; position: number }) => `${title} (${sku}) has a new picture, its ${ordinal(position)}.`,
	imageKnown: ({ sku, position }: { sku: string; position: number }) => `${sku} has this very picture already, as its ${ordinal(position)}.`,
	imageTooMany: ({ sku, max }: { sku: string; max: number }) => `${sku} has ${max} pictures already, which is all that an item can have.`,
	imageTooManyHint: ({ command }: { command: string }) => `Take one away first: ${command} remove:1`,
	imageNoneThere: ({ sku, position }: { sku: string; position: number }) => `${sku} has no picture ${position}.`,
	imageAnew: ({ sku }: { sku: string }) => `${sku} has got that picture anew since; nothing was undone.`,
	imageGone: () => "That picture is gone for good; add it again.",
	imageRemoved: ({ sku, position }: { sku: string; position: number }) => `Picture ${position} of ${sku} is gone.`,
	imageFirst: ({ sku, position }: { sku: string; position: number }) => `Picture ${position} of ${sku} comes first now.`,
	imageList: ({ sku, title, count }: { sku: string; title: string; count: number }) =>
		count === 0 ? `${title} (${sku}) has no picture yet.` : `${title} (${sku}) has ${count} ${count === 1 ? "picture" : "pictures"}.`,
	imageListHint: ({ command }: { command: string }) => `Add one with a file or url: ${command} url:https://…`,
	imageColumns: () => ["No.", "Pixels", "Address"],
	imageFirstLabel: ({ position }: { position: number }) => `Put ${position} first`,
	imageRemoveLabel: ({ position }: { position: number }) => `Remove ${position}`,
	undoneImage: ({ sku }: { sku: string }) => `the pictures of ${sku} are as they were.`,
};

function ordinal(position: number): string {
	return ["first", "second", "third"][position - 1] ?? `${position}th`;
}
