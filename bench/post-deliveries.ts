import { randomUUID } from "node:crypto";
import { createConnection } from "node:net";
import { shopifyHeaders, shopifyOrder } from "../test/support/shopify.ts";

/** What is posted, to whom, and how hard. */
export interface Load {
	port: number;
	/** Addresses to post to, in turn, and the secret of each. */
	targets: readonly { path: string; secret: string }[];
	/** Connections that are kept open; each has one request under way at most. */
	connections: number;
	seconds: number;
	/** Requests a second; null for as many as are answered. */
	rate: number | null;
}

/** What came of it. */
export interface LoadResult {
	/** Deliveries that were answered 200. */
	accepted: number;
	/** Other answers, by their status. */
	refused: Record<string, number>;
	seconds: number;
	/** Milliseconds from the moment when a request was due to the end of its answer. */
	p50: number;
	p99: number;
}

/** Different bodies for each target: what a marketplace signs is signed before the clock starts. */
const BODIES = 50;
const LINES = 3;

/** A request around its event id, which alone is new each time. */
interface Signed {
	before: Buffer;
	after: Buffer;
}

function sign({ path, secret }: Load["targets"][number]): Signed[] {
	return Array.from({ length: BODIES }, (_, order) => {
		const lines = Array.from({ length: LINES }, (_, line) => ({ id: `${order}${line}`, sku: `CARD-${order % 100}-${line}`, quantity: 1 + line }));
		const body = Buffer.from(shopifyOrder({ id: String(8_209_829_119_460_000_000n + BigInt(order)), name: `#${order}`, lines }));
		const headers = { host: "127.0.0.1", ...shopifyHeaders({ secret, body: body.toString(), eventId: null }), "content-length": String(body.length) };
		const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		return { before: Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join("")}x-shopify-event-id: `), after: Buffer.concat([Buffer.from("\r\n\r\n"), body]) };
	});
}

/** Posts on connections of its own, which are cheap enough to leave the processors to whoever answers. */
async function post({ port, targets, connections, seconds, rate }: Load): Promise<LoadResult> {
	const requests = targets.map(sign);
	const run = randomUUID();
	const times: number[] = [];
	const refused: Record<string, number> = {};
	let accepted = 0;
	let sent = 0;
	const start = performance.now();
	const end = start + seconds * 1_000;

	const work = () =>
		new Promise<void>((resolve, reject) => {
			const socket = createConnection({ port, host: "127.0.0.1", noDelay: true });
			let answer = "";
			let due = 0;
			const send = () => {
				const number = sent++;
				due = rate === null ? performance.now() : start + (number / rate) * 1_000;
				if (due >= end || performance.now() >= end) return socket.end();
				const signed = requests[number % requests.length]?.[Math.floor(number / requests.length) % BODIES];
				if (!signed) return socket.destroy(new Error("There is nothing to post."));
				const write = () => socket.write(Buffer.concat([signed.before, Buffer.from(`${run}-${number}`), signed.after]));
				const wait = due - performance.now();
				if (wait > 1) setTimeout(write, wait);
				else write();
			};
			socket.on("connect", send);
			socket.on("data", (chunk) => {
				answer += chunk.toString("latin1");
				const head = answer.indexOf("\r\n\r\n");
				const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
				if (head === -1 || length === undefined || answer.length < head + 4 + Number(length)) return;
				const status = answer.slice(9, 12);
				answer = "";
				times.push(performance.now() - due);
				if (status === "200") accepted++;
				else refused[status] = (refused[status] ?? 0) + 1;
				send();
			});
			socket.on("error", reject);
			socket.on("close", () => resolve());
		});
	await Promise.all(Array.from({ length: connections }, work));
	times.sort((left, right) => left - right);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
	return { accepted, refused, seconds: (performance.now() - start) / 1_000, p50: at(0.5), p99: at(0.99) };
}

process.stdout.write(`${JSON.stringify(await post(JSON.parse(process.argv[2] ?? "") as Load))}\n`);
