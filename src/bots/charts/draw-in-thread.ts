import { Worker } from "node:worker_threads";
import type { PriceChart } from "./price-chart.ts";
import type { SalesChart } from "./sales-chart.ts";

type Drawn = { id: number; png: Uint8Array } | { id: number; problem: string };

interface Asked {
	resolve: (png: Buffer) => void;
	reject: (error: Error) => void;
}

interface Thread {
	worker: Worker;
	/** What it has not sent back yet. */
	asked: Map<number, Asked>;
	idle: NodeJS.Timeout | undefined;
}

/** Milliseconds. The first picture waits for the thread to start; one alone takes about 50. */
const PATIENCE = 10_000;
/** Milliseconds without a chart after which the thread is given back. */
const IDLE = 300_000;

let thread: Thread | null = null;
let count = 0;

/**
 * Draws a chart in a thread of its own: with its library and fonts it takes longer than other people's answers should wait. The first
 * chart starts the thread, and it ends when there was none for five minutes. Throws when it can't be drawn.
 */
export async function drawInThread(chart: PriceChart | SalesChart): Promise<Buffer> {
	thread ??= startThread();
	const { worker, asked, idle } = thread;
	const here = thread;
	clearTimeout(idle);
	const id = count++;
	let patience: NodeJS.Timeout | undefined;
	try {
		return await new Promise<Buffer>((resolve, reject) => {
			asked.set(id, { resolve, reject });
			patience = setTimeout(() => reject(new Error("The chart was not drawn in time.")), PATIENCE);
			worker.postMessage({ id, chart });
		});
	} finally {
		clearTimeout(patience);
		asked.delete(id);
		if (asked.size === 0) here.idle = setTimeout(() => void worker.terminate(), IDLE).unref();
	}
}

function startThread(): Thread {
	// The charts' font comes with us: looking through the machine's own would take most of the start.
	const worker = new Worker(new URL("start-draw-thread.mjs", import.meta.url), { env: { DISABLE_SYSTEM_FONTS_LOAD: "1" } });
	const started: Thread = { worker, asked: new Map(), idle: undefined };
	worker.unref();
	worker.on("message", (drawn: Drawn) => {
		const waiting = started.asked.get(drawn.id);
		if ("png" in drawn) waiting?.resolve(Buffer.from(drawn.png));
		else waiting?.reject(new Error(drawn.problem));
	});
	const end = (error: Error) => {
		if (thread === started) thread = null;
		for (const { reject } of started.asked.values()) reject(error);
	};
	worker.on("error", end);
	worker.on("exit", () => end(new Error("The thread that draws charts ended.")));
	return started;
}
