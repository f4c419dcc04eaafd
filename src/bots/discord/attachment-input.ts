import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import type { FileInput } from "../commands/option.ts";
import { DISCORD_LIMITS as LIMITS } from "./limits.ts";

interface AttachmentFacts {
	name: string;
	size: number;
	/** As Discord gave it in the interaction; it expires within a day. */
	url: string;
}

/**
 * A file that came with an interaction, streamed from Discord when the command opens it.
 * Opening throws DomainError invalid_input when it is too large, unavailable when it can't be had.
 */
export function attachmentInput({ name, size, url }: AttachmentFacts): FileInput {
	const maxBytes = LIMITS.incomingFileBytes;
	const tooLarge = () => new DomainError("invalid_input", say.fileTooLarge({ name, megabytes: maxBytes / 1024 / 1024 }));
	return {
		name,
		size,
		async *open() {
			if (size > maxBytes) throw tooLarge();
			let read = 0;
			try {
				const response = await fetch(url, { signal: AbortSignal.timeout(LIMITS.incomingFileTime), redirect: "error" });
				if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
				for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
					read += chunk.byteLength;
					if (read > maxBytes) throw tooLarge();
					yield chunk;
				}
			} catch (error) {
				if (error instanceof DomainError) throw error;
				throw new DomainError("unavailable", say.fileGone({ name }), { cause: error });
			}
		},
	};
}
