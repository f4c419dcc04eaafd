import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks at the terminal. What is secret is not shown as it is typed. */
export interface Terminal {
	ask(question: string, secret: boolean): Promise<string>;
	say(line: string): void;
	close(): void;
}

export function openTerminal(input: NodeJS.ReadStream = process.stdin, output: NodeJS.WriteStream = process.stderr): Terminal {
	let isHidden = false;
	const screen = new Writable({
		write(chunk: Buffer, _encoding, done) {
			if (!isHidden) output.write(chunk);
			done();
		},
	});
	const lines = createInterface({ input, output: screen, terminal: true });
	// Ctrl-C: nothing is written.
	lines.on("SIGINT", () => process.exit(130));
	return {
		async ask(question, secret) {
			output.write(question);
			isHidden = secret;
			const answer = await lines.question("");
			isHidden = false;
			if (secret) output.write("\n");
			return answer.trim();
		},
		say: (line) => void output.write(`${line}\n`),
		close: () => lines.close(),
	};
}
