import { Router } from "express";
import type { Registry } from "prom-client";
import { bearerToken } from "./bearer-token.ts";
import { isLocalRequest } from "./is-local-request.ts";
import { isSameSecret } from "./is-same-secret.ts";

/** Something that the process can't work without; rejects while it is away. */
export type ReadinessCheck = () => Promise<unknown>;

interface HealthOptions {
	/** By the name that is shown when it is missing: "database", "queue". */
	checks: Readonly<Record<string, ReadinessCheck>>;
	registry: Registry;
	/** Opens /metrics to whoever is not at this machine. */
	metricsToken: string;
	/** Milliseconds after which a silent part counts as away. */
	patience?: number;
}

/** `/healthz`: the process lives. `/readyz`: what it stands on can be reached. `/metrics`: for Prometheus. */
export function createHealthRouter({ checks, registry, metricsToken, patience = 3_000 }: HealthOptions): Router {
	const router = Router();

	router.get("/healthz", (_req, res) => {
		res.json({ ok: true });
	});

	router.get("/readyz", async (_req, res) => {
		const answers = await Promise.all(Object.entries(checks).map(async ([name, check]) => ((await isThere(check, patience)) ? null : name)));
		const missing = answers.filter((name) => name !== null);
		res.status(missing.length === 0 ? 200 : 503).json({ ok: missing.length === 0, missing });
	});

	router.get("/metrics", async (req, res) => {
		if (!isLocalRequest(req) && !isSameSecret(bearerToken(req) ?? "", metricsToken)) {
			res.status(401).set("WWW-Authenticate", "Bearer").type("text").send("Send the console's token: Authorization: Bearer …\n");
			return;
		}
		res.type(registry.contentType).send(await registry.metrics());
	});

	return router;
}

async function isThere(check: ReadinessCheck, patience: number): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(resolve, patience, false);
	});
	try {
		return await Promise.race([check().then(() => true), late]);
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
}
