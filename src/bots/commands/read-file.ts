import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { FileInput } from "./option.ts";

/**
 * All of a file, for what can't be read as a stream.
 * @throws DomainError invalid_input when it is larger than `maxBytes`
 */
export async function readFile(file: FileInput, maxBytes: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of file.open()) {
		size += chunk.length;
		if (size > maxBytes) throw new DomainError("invalid_input", say.fileTooLarge({ name: file.name, megabytes: maxBytes / 1024 / 1024 }));
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
