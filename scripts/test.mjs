import { spawn } from "node:child_process";
import { constants } from "node:os";
import { prepare } from "./prepare.mjs";
import { projectRoot } from "./project-root.mjs";

// `npm test -- <what vitest takes>`: brings the servers that the tests need, runs them, and stops what it started.
prepare({ dev: true });
const { startTestPostgres } = await import("./start-test-postgres.mjs");
const { startTestRedis } = await import("./start-test-redis.mjs");

const env = { ...process.env };
const started = [];
let vitest;
let signal;

// Ctrl-C reaches vitest as well; a signal to us alone is passed on. Whichever it is, the servers stop after the tests.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
	process.on(name, () => {
		signal ??= name;
		vitest?.kill(name);
	});
}

let code = 1;
try {
	if (!env.TEST_DATABASE_URL) env.TEST_DATABASE_URL = (await bring(startTestPostgres())).url;
	if (!env.TEST_REDIS_URL) {
		const redis = await bring(startTestRedis());
		if (redis) env.TEST_REDIS_URL = redis.url;
		else console.error("No redis-server on the PATH and no TEST_REDIS_URL: the queue's tests run on PostgreSQL only.");
	}
	if (signal === undefined) code = await runVitest();
} finally {
	for (const server of started.reverse()) await server.stop();
}
process.exit(signal === undefined ? code : 128 + constants.signals[signal]);

async function bring(starting) {
	const server = await starting;
	if (server) started.push(server);
	return server;
}

function runVitest() {
	const args = ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)];
	vitest = spawn(process.execPath, args, { cwd: projectRoot, env, stdio: "inherit" });
	return new Promise((resolve, reject) => {
		vitest.once("error", reject);
		vitest.once("exit", (exitCode) => resolve(exitCode ?? 1));
	});
}
