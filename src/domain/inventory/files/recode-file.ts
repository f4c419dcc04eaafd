import { isAscii, isUtf8 } from "node:buffer";
import { detectEncoding, type Encoding } from "./detect-encoding.ts";

export interface RecodedPiece {
	/** UTF-8, ending with a line wherever one ends. */
	bytes: Uint8Array;
	/** As what the file was read so far. */
	encoding: Encoding;
}

const PIECE = 1024 * 1024;
/** Windows-1252 where it is not Latin-1: 0x80 to 0x9f. Five of them stand for nothing. */
const HIGH = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

/**
 * A file's bytes as UTF-8, in pieces of about a MiB. What has more letters that are no UTF-8 than letters that are is Windows-1252, from there on:
 * before it there was nothing but ASCII, which is the same in both.
 * @throws DomainError invalid_input when it is no text
 */
export async function* recodeFile(source: AsyncIterable<Uint8Array>): AsyncGenerator<RecodedPiece, undefined> {
	let encoding: Encoding | null = null;
	let decided = false;
	let decoder: InstanceType<typeof TextDecoder> | null = null;
	for await (const bytes of cutAtLines(source)) {
		encoding ??= detectEncoding(bytes);
		if (encoding === "utf-16le" || encoding === "utf-16be") {
			decoder ??= new TextDecoder(encoding);
			yield { bytes: Buffer.from(decoder.decode(bytes, { stream: true })), encoding };
			continue;
		}
		if (!decided && !isAscii(bytes)) {
			decided = true;
			if (!isUtf8(bytes) && hasMoreBadLetters(bytes)) encoding = "windows-1252";
		}
		yield { bytes: encoding === "windows-1252" && !isAscii(bytes) ? fromWindows(bytes) : bytes, encoding };
	}
	const rest = decoder?.decode();
	if (rest && encoding) yield { bytes: Buffer.from(rest), encoding };
	return undefined;
}

function hasMoreBadLetters(bytes: Uint8Array): boolean {
	let good = 0;
	let bad = 0;
	for (const [letter] of Buffer.from(bytes)
		.toString("utf8")
		.matchAll(/[^\0-\x7f\ufeff]/gu)) {
		if (letter === "\ufffd") bad++;
		else good++;
	}
	return bad > good;
}

function fromWindows(bytes: Uint8Array): Uint8Array {
	const text = Buffer.from(bytes).toString("latin1");
	return Buffer.from(text.replace(/[\x80-\x9f]/g, (letter) => HIGH[letter.charCodeAt(0) - 0x80] ?? letter));
}

/** Pieces end behind a line feed or carriage return where there is one, so that no letter is cut. */
async function* cutAtLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
	let held: Uint8Array[] = [];
	let size = 0;
	for await (const bytes of atMostPieces(source)) {
		held.push(bytes);
		size += bytes.length;
		if (size < PIECE) continue;
		const all = Buffer.concat(held);
		const end = Math.max(all.lastIndexOf(0x0a), all.lastIndexOf(0x0d)) + 1 || all.length;
		yield all.subarray(0, end);
		held = end < all.length ? [all.subarray(end)] : [];
		size = all.length - end;
	}
	if (size > 0) yield Buffer.concat(held);
	return undefined;
}

/** A file that came as a whole, in pieces too: each is read as one later on. */
async function* atMostPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
	for await (const bytes of source) {
		for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
	}
	return undefined;
}
