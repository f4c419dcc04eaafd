import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const LOOKED_AT = 4_096;
/** A zip (and so every .xlsx and .ods), gzip, PDF, an old Excel workbook. */
const OTHERS: readonly { begins: readonly number[]; kind: "archive" | "other" }[] = [
	{ begins: [0x50, 0x4b, 0x03, 0x04], kind: "archive" },
	{ begins: [0x50, 0x4b, 0x05, 0x06], kind: "archive" },
	{ begins: [0xd0, 0xcf, 0x11, 0xe0], kind: "archive" },
	{ begins: [0x1f, 0x8b], kind: "archive" },
	{ begins: [0x25, 0x50, 0x44, 0x46], kind: "other" },
];

/**
 * What a file's first bytes say of its letters: UTF-16 with a byte order mark or without, else UTF-8, until its bytes say otherwise (recode-file.ts).
 * @throws DomainError invalid_input when it is no text: an archive, a workbook, a picture
 */
export function detectEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
	const other = OTHERS.find(({ begins }) => begins.every((byte, place) => bytes[place] === byte));
	if (other) throw new DomainError("invalid_input", other.kind === "archive" ? say.fileArchive() : say.fileNotText(), { hint: say.saveAsUtf8() });
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	const head = bytes.subarray(0, LOOKED_AT);
	const zeros = { even: 0, odd: 0, control: 0 };
	for (const [place, byte] of head.entries()) {
		if (byte === 0) zeros[place % 2 === 0 ? "even" : "odd"]++;
		else if (byte < 9 || (byte > 13 && byte < 32)) zeros.control++;
	}
	const half = head.length / 2;
	if (head.length >= 4 && zeros.odd > half * 0.4 && zeros.even <= half * 0.02) return "utf-16le";
	if (head.length >= 4 && zeros.even > half * 0.4 && zeros.odd <= half * 0.02) return "utf-16be";
	if (zeros.even + zeros.odd > 0 || zeros.control > head.length * 0.05) throw new DomainError("invalid_input", say.fileNotText(), { hint: say.saveAsUtf8() });
	return "utf-8";
}
