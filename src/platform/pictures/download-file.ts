import { get as getHttp, type IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { useAgent } from "request-filtering-agent";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";

interface DownloadOptions {
	maxBytes: number;
	/** Addresses inside the network that may be asked nevertheless. */
	allowIps?: readonly string[];
}

/** Milliseconds for all of it, redirects included. */
const PATIENCE = 15_000;
const MAX_REDIRECTS = 3;

/**
 * Fetches a file that a person named, and nothing inside our own network: the address is checked when the socket is opened, after DNS
 * and at every redirect, so that neither a name nor a redirect leads to a private one.
 * @throws DomainError invalid_input for an address that may not be asked or is too large, unavailable when it does not answer
 */
export async function downloadFile(address: string, { maxBytes, allowIps = [] }: DownloadOptions): Promise<Buffer> {
	const signal = AbortSignal.timeout(PATIENCE);
	let url = parseAddress(address);
	try {
		for (let redirects = 0; ; redirects++) {
			const response = await ask(url, allowIps, signal);
			const status = response.statusCode ?? 0;
			if (status >= 300 && status < 400 && response.headers.location) {
				response.destroy();
				if (redirects === MAX_REDIRECTS) throw new DomainError("invalid_input", say.tooManyRedirects({ url: address }));
				url = parseAddress(response.headers.location, url);
				continue;
			}
			if (status !== 200) {
				response.destroy();
				throw new DomainError("unavailable", say.downloadRefused({ url: address, status }));
			}
			return await readAll(response, address, maxBytes);
		}
	} catch (error) {
		if (error instanceof DomainError) throw error;
		throw new DomainError("unavailable", say.downloadFailed({ url: address }), { cause: error });
	}
}

function parseAddress(text: string, base?: URL): URL {
	const url = URL.canParse(text, base?.href) ? new URL(text, base) : null;
	if (!url || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") {
		throw new DomainError("invalid_input", say.notAWebAddress({ url: text }));
	}
	return url;
}

function ask(url: URL, allowIps: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
	const agent = useAgent(url.href, { allowIPAddressList: [...allowIps] });
	const get = url.protocol === "https:" ? getHttps : getHttp;
	return new Promise((resolve, reject) => {
		const headers = { accept: "image/*", "user-agent": "Omni-Stock" };
		get(url, { agent, signal, headers }, resolve).on("error", reject);
	});
}

async function readAll(response: IncomingMessage, address: string, maxBytes: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of response as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > maxBytes) {
			response.destroy();
			throw new DomainError("invalid_input", say.fileTooLarge({ name: address, megabytes: maxBytes / 1024 / 1024 }));
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
