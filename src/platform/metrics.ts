import type { RequestHandler } from "express";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What the process counts, in Prometheus' text format. */
export interface Metrics {
	readonly registry: Registry;
	/** Measures each request, named by its route and never by its path: a path may hold ids, and there are endless ones. */
	readonly measureRequests: RequestHandler;
}

export function createMetrics(): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const seconds = new Histogram({
		name: "omni_http_request_seconds",
		help: "Time from a request's arrival to the end of its answer, in seconds.",
		labelNames: ["method", "route", "status"],
		buckets: [0.005, 0.02, 0.1, 0.5, 1, 3, 10, 30],
		registers: [registry],
	});
	return {
		registry,
		measureRequests(req, res, next) {
			const stop = seconds.startTimer({ method: req.method });
			res.once("finish", () => {
				const route: unknown = req.route?.path;
				stop({
					route: typeof route === "string" ? `${req.baseUrl}${route}` : "other",
					status: String(res.statusCode),
				});
			});
			next();
		},
	};
}
