import { constants, createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, resolve } from "node:path";
import { DomainError } from "../../domain/core/errors.ts";
import type { FileInput } from "../commands/option.ts";
import { consoleSays } from "./messages.ts";

/**
 * The file behind a path that was typed at this machine, from the folder `cwd` when it is relative.
 * @throws DomainError not_found when there is none, invalid_input when it can't be read
 */
export async function localFile(typed: string, cwd: string): Promise<FileInput> {
	const path = resolve(cwd, typed.replace(/^~(?=$|[\\/])/, homedir()));
	try {
		const found = await stat(path);
		if (found.isDirectory()) throw new DomainError("invalid_input", consoleSays.isFolder({ path }));
		// A device or a pipe may never end.
		if (!found.isFile()) throw new DomainError("invalid_input", consoleSays.noRegularFile({ path }));
		await access(path, constants.R_OK);
		return {
			name: basename(path),
			size: found.size,
			open: () => createReadStream(path),
		};
	} catch (error) {
		if (error instanceof DomainError) throw error;
		const code = (error as NodeJS.ErrnoException).code ?? String(error);
		if (code === "ENOENT" || code === "ENOTDIR")
			throw new DomainError("not_found", consoleSays.noSuchFile({ path }), {
				cause: error,
			});
		throw new DomainError("invalid_input", consoleSays.mayNotRead({ path, reason: code }), { cause: error });
	}
}
