import { request } from "node:http";
import { text as readText } from "node:stream/consumers";
import { DomainError } from "../domain/core/errors.ts";
import type { Answer } from "../domain/core/reply.ts";
import type { Target } from "./read-target.ts";

interface Message {
	text: string;
	/** Where relative paths of `file:` start. */
	cwd: string;
	/** Opens a shop as an admin of the platform. */
	open?: { shop: string; reason: string; as?: string | undefined };
}

/**
 * Hands a command to a running instance. Plain node:http: loading fetch would take longer than most commands.
 * @throws DomainError unavailable when no answer came, permission_denied or invalid_input when the command was not run
 */
export async function postMessage(message: Message, { host, port, token }: Target): Promise<Answer> {
	const address = ["0.0.0.0", "::", ""].includes(host) ? "127.0.0.1" : host;
	const { status, body } = await post(JSON.stringify(message), { host: address, port, token });
	const answer = parse(body);
	if (answer === null) throw new DomainError("unavailable", `What answers at ${address}:${port} (status ${status}) is not Omni-Stock.`);
	if (status !== 200) throw new DomainError("unavailable", answer.reply.text);
	return answer;
}

function post(body: string, { host, port, token }: Target): Promise<{ status: number; body: string }> {
	return new Promise((resolve, reject) => {
		const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
		const sent = request({ host, port, path: "/console/messages", method: "POST", headers }, (response) => {
			readText(response).then((text) => resolve({ status: response.statusCode ?? 0, body: text }), fail);
		});
		const fail = (cause: Error & { code?: string }) => {
			const sentence =
				cause.code === "ECONNREFUSED"
					? `Nothing answers at ${host}:${port}: is Omni-Stock still starting, or already stopped?`
					: `The connection to Omni-Stock at ${host}:${port} broke off (${cause.code ?? cause.message}); the command may or may not have been carried out.`;
			reject(new DomainError("unavailable", sentence, { cause }));
		};
		sent.on("error", fail);
		sent.end(body);
	});
}

function parse(body: string): Answer | null {
	try {
		const answer: unknown = JSON.parse(body);
		return typeof answer === "object" && answer !== null && "reply" in answer ? (answer as Answer) : null;
	} catch {
		return null;
	}
}
