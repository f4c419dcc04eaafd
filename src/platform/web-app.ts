import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { DomainError } from "../domain/core/errors.ts";
import { chooseSpeech } from "../domain/core/messages/choose-speech.ts";
import { say } from "../domain/core/messages/say.ts";
import { speakAs } from "../domain/core/messages/speech.ts";
import type { Answer } from "../domain/core/reply.ts";
import { createHealthRouter, type ReadinessCheck } from "./health-router.ts";
import { createMetrics } from "./metrics.ts";

interface WebAppOptions {
	log: Logger;
	/** What comes too often to go the way of the rest: asked first, with no header and no log line of ours; it answers, or hands on to Express. */
	first?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	/** Mounted at "/" in this order. Each reads its own body: webhooks and Slack sign the raw bytes, which a global parser would eat. */
	routers: readonly RequestHandler[];
	/** What /readyz asks, by name. */
	checks: Readonly<Record<string, ReadinessCheck>>;
	metricsToken: string;
}

/** What the process answers by HTTP: the one Express app with what its routes share (headers, log, health, metrics, errors), and what stands before it. */
export function createWebApp({ log, first, routers, checks, metricsToken }: WebAppOptions): RequestListener {
	const { registry, measureRequests } = createMetrics();
	const app = express();
	app.disable("x-powered-by");
	app.use(logRequests(log), securityHeaders());
	app.use(createHealthRouter({ checks, registry, metricsToken }));
	for (const router of routers) app.use(router);
	app.use((req, res) => {
		res.status(404).json(
			answer(
				"not_found",
				inTheirWords(req, () => say.nothingThere()),
			),
		);
	});
	app.use(handleError(log));
	return (request, response) => {
		measureRequests(request, response);
		if (first) first(request, response, () => app(request, response));
		else app(request, response);
	};
}

/** Logs method, path, status and time. Headers, queries and bodies hold tokens and customers, so they are never in the log. */
function logRequests(logger: Logger): RequestHandler {
	return pinoHttp({
		logger,
		genReqId: () => randomUUID(),
		customLogLevel: (_req, res) => (res.statusCode >= 500 ? "warn" : "debug"),
		serializers: {
			req: ({ id, method, url, remoteAddress }: { id: string; method: string; url: string; remoteAddress: string }) => ({
				id,
				method,
				path: url.replace(/\?.*/s, ""),
				remoteAddress,
			}),
			res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
		},
	});
}

function securityHeaders(): RequestHandler {
	return helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				"default-src": ["'none'"],
				"script-src": ["'self'"],
				"style-src": ["'self'"],
				"connect-src": ["'self'"],
				"img-src": ["'self'", "https:", "data:", "blob:"],
				"form-action": ["'self'"],
				"base-uri": ["'none'"],
				"frame-ancestors": ["'none'"],
				"require-trusted-types-for": ["'script'"],
			},
		},
		// Other sites under the same domain are not ours to promise HTTPS for.
		strictTransportSecurity: { includeSubDomains: false },
	});
}

function handleError(log: Logger): ErrorRequestHandler {
	return (error: unknown, req, res, next) => {
		if (res.headersSent) return next(error);
		if (error instanceof DomainError && error.code === "unavailable") {
			res.status(503).json(answer(error.code, error.message));
			return;
		}
		const status = statusOf(error);
		if (status < 500) {
			res.status(status).json(
				answer(
					"invalid_input",
					inTheirWords(req, () => say.requestUnreadable()),
				),
			);
			return;
		}
		const reference = randomUUID().slice(0, 8);
		log.error({ err: error, reference, method: req.method, path: req.path }, "request failed");
		res.status(500).json(
			answer(
				"fault",
				inTheirWords(req, () => say.fault({ reference })),
			),
		);
	};
}

/** A text in the language that the request asks for. */
function inTheirWords(request: Request, text: () => string): string {
	return speakAs(chooseSpeech({ told: request.acceptsLanguages() }), text);
}

/** Express and its parsers mark what the client did wrong with a status (http-errors). */
function statusOf(error: unknown): number {
	const status: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "status") : undefined;
	return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

function answer(code: Extract<Answer, { ok: false }>["code"], text: string): Answer {
	return { ok: false, code, reply: { text, audience: "private" } };
}
