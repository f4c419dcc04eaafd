import { DomainError } from "../../domain/core/errors.ts";
import type { Answer } from "../../domain/core/reply.ts";
import type { Caller } from "../caller.ts";
import { filledIn } from "../commands/filled-in.ts";
import { type FileInput, listOptions, type RawValue } from "../commands/option.ts";
import { parseText } from "../commands/parse-text.ts";
import type { Dispatcher } from "../dispatch.ts";
import { refuse } from "../refuse.ts";
import type { ConsoleMessage } from "./console-message.ts";
import { localFile } from "./local-file.ts";
import { consoleSays } from "./messages.ts";

export interface MessageOptions {
	dispatcher: Dispatcher;
	caller: Caller;
	/** Whether a path of this machine may be read for whoever asks. */
	mayReadPaths: boolean;
}

/** Runs a command as typed, with what was filled into its form and the file it names by its path or has attached. */
export async function runMessage(message: ConsoleMessage, { dispatcher, caller, mayReadPaths }: MessageOptions): Promise<Answer> {
	try {
		const { command, raw: typed } = parseText(message.text, dispatcher.commands);
		const raw = { ...typed, ...filledIn(message.values) };
		const option = listOptions(command.input).find(({ kind }) => kind === "file")?.name;
		if (option === undefined) {
			if (message.file) throw new DomainError("invalid_input", consoleSays.noFileHere({ command: `/${command.name}` }));
			return await dispatcher.runCommand(command.name, raw, caller);
		}
		const file = await pickFile(message, raw[option], mayReadPaths);
		return await dispatcher.runCommand(command.name, file ? { ...raw, [option]: file } : raw, caller);
	} catch (error) {
		if (error instanceof DomainError) return refuse(error);
		throw error;
	}
}

async function pickFile({ file, cwd }: ConsoleMessage, typed: RawValue | undefined, mayReadPaths: boolean): Promise<FileInput | undefined> {
	if (typeof typed !== "string") return file && attachedFile(file);
	if (file) throw new DomainError("invalid_input", consoleSays.twoFiles());
	if (!mayReadPaths) throw new DomainError("invalid_input", consoleSays.pathFromAfar());
	return localFile(typed, cwd ?? process.cwd());
}

function attachedFile({ name, content }: NonNullable<ConsoleMessage["file"]>): FileInput {
	const bytes = Buffer.from(content, "base64");
	return {
		name,
		size: bytes.length,
		async *open() {
			yield bytes;
		},
	};
}
