import type { images as english } from "../en/images.ts";
import type { TextsOf } from "../texts.ts";

/** Pictures of items. */
export const images: TextsOf<typeof english> = {
	notAPicture: ({ name, megapixels }) =>
		`${name} lässt sich nicht als Bild lesen. Schick ein JPEG, PNG, WebP, GIF oder TIFF mit höchstens ${megapixels} Megapixeln.`,
	notAWebAddress: ({ url }) => `„${url}“ ist keine Adresse einer Datei im Web. So eine beginnt mit https:// und enthält kein Passwort.`,
	tooManyRedirects: ({ url }) => `${url} leitet von einer Adresse zur nächsten und nie zu einer Datei.`,
	downloadRefused: ({ url, status }) => `${url} ist nicht zu bekommen: Der Server antwortet mit ${status}.`,
	downloadFailed: ({ url }) =>
		`${url} ist nicht zu bekommen: Der Server antwortet nicht, oder er darf von hier aus nicht gefragt werden. Schick stattdessen die Datei.`,
	imageOneSource: () => "Gib ein Bild an: als Datei oder als url, nicht beides.",
	imageAdded: ({ sku, title, position }) => `${title} (${sku}) hat ein neues Bild, Nummer ${position}.`,
	imageKnown: ({ sku, position }) => `${sku} hat genau dieses Bild schon, als Nummer ${position}.`,
	imageTooMany: ({ sku, max }) => `${sku} hat schon ${max} Bilder; mehr kann ein Artikel nicht haben.`,
	imageTooManyHint: ({ command }) => `Nimm erst eins weg: ${command} remove:1`,
	imageNoneThere: ({ sku, position }) => `${sku} hat kein Bild ${position}.`,
	imageAnew: ({ sku }) => `${sku} hat dieses Bild inzwischen neu bekommen; es wurde nichts rückgängig gemacht.`,
	imageGone: () => "Dieses Bild ist endgültig weg; füg es neu hinzu.",
	imageRemoved: ({ sku, position }) => `Bild ${position} von ${sku} ist weg.`,
	imageFirst: ({ sku, position }) => `Bild ${position} von ${sku} steht jetzt vorn.`,
	imageList: ({ sku, title, count }) =>
		count === 0 ? `${title} (${sku}) hat noch kein Bild.` : `${title} (${sku}) hat ${count} ${count === 1 ? "Bild" : "Bilder"}.`,
	imageListHint: ({ command }) => `Füg eins hinzu, mit einer Datei oder url: ${command} url:https://…`,
	imageColumns: () => ["Nr.", "Pixel", "Adresse"],
	imageFirstLabel: ({ position }) => `${position} nach vorn`,
	imageRemoveLabel: ({ position }) => `${position} entfernen`,
	undoneImage: ({ sku }) => `Die Bilder von ${sku} sind wie vorher.`,
};
