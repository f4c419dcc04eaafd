const MB = 1024 * 1024;
const SAMPLE_EVERY = 50;

/** What the work gives, and how many MB the whole process (bots and worker in one) had at most meanwhile. */
export async function withPeak<R>(work: () => Promise<R>): Promise<{ result: R; peak: number }> {
	let peak = 0;
	const timer = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage.rss() / MB);
	}, SAMPLE_EVERY);
	try {
		return { result: await work(), peak };
	} finally {
		clearInterval(timer);
	}
}
