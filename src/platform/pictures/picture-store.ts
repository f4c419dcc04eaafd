import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { Picture } from "./make-picture.ts";

type PictureSize = "full" | "thumbnail";

/** Where pictures lie. Every process that serves or prunes them must see the same folder. */
export interface PictureStore {
	put(key: string, picture: Pick<Picture, "full" | "thumbnail">): Promise<void>;
	/** Null when it is not there. */
	open(key: string, size: PictureSize): Promise<Readable | null>;
	/** Does nothing when it is gone already. */
	remove(key: string): Promise<void>;
}

/** Keeps pictures in a folder, which is made when the first one comes. */
export function openPictureStore(folder: string): PictureStore {
	const disk = new Disk(new FSDriver({ location: pathToFileURL(`${folder}/`), visibility: "private" }));
	return {
		async put(key, { full, thumbnail }) {
			await disk.put(pathOf(key, "full"), full);
			await disk.put(pathOf(key, "thumbnail"), thumbnail);
		},
		open: async (key, size) => ((await disk.exists(pathOf(key, size))) ? disk.getStream(pathOf(key, size)) : null),
		async remove(key) {
			await disk.delete(pathOf(key, "full"));
			await disk.delete(pathOf(key, "thumbnail"));
		},
	};
}

/** Spread over 256 folders: a million files in one make every listing slow. */
function pathOf(key: string, size: PictureSize): string {
	return `${key.slice(0, 2)}/${key}${size === "thumbnail" ? "-thumbnail" : ""}.jpg`;
}
