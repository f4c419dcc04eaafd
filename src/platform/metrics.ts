import type { IncomingMessage, ServerResponse } from "node:http";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What the process counts, in Prometheus' text format. */
export interface Metrics {
	readonly registry: Registry;
	/** Measures each request, named by its route and never by its path: a path may hold ids, and there are endless ones. */
	readonly measureRequests: (request: IncomingMessage & Routed, response: ServerResponse) => void;
}

/** What Express, or whoever stands before it, tells of a request's way. */
interface Routed {
	route?: { path?: unknown };
	baseUrl?: string;
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
		measureRequests(request, response) {
			const stop = seconds.startTimer({ method: request.method ?? "" });
			response.once("finish", () => {
				const path = request.route?.path;
				stop({
					route: typeof path === "string" ? `${request.baseUrl ?? ""}${path}` : "other",
					status: String(response.statusCode),
				});
			});
		},
	};
}
