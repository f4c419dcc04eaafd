import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Config } from "../src/config.ts";
import type { AppOptions } from "../src/start-app.ts";

export const SECRET_KEY = "a key for measuring only";

/** How the program runs here, in one process or in two. */
export function benchOptions({ appUrl, queueUrl, apiUrls, roles }: Pick<AppOptions, "appUrl" | "queueUrl"> & Pick<Config, "apiUrls" | "roles">): AppOptions {
	return {
		config: {
			host: "127.0.0.1",
			port: 0,
			publicUrl: "http://127.0.0.1",
			apiUrls,
			webhookRetention: 60,
			redisUrl: undefined,
			roles,
			discord: undefined,
			slack: undefined,
		},
		appUrl,
		queueUrl,
		secretKey: SECRET_KEY,
		consoleToken: "",
		pictureFolder: join(tmpdir(), "omni-stock-bench-pictures"),
		log: pino({ level: "warn" }),
	};
}
