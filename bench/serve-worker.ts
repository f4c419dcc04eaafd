import type { Config } from "../src/config.ts";
import { type AppOptions, startApp } from "../src/start-app.ts";
import { benchOptions } from "./bench-options.ts";

/** Which database a worker stands on, and whom it asks. */
export type WorkerOrders = Pick<AppOptions, "appUrl" | "queueUrl"> & Pick<Config, "apiUrls">;

const app = await startApp(benchOptions({ ...(JSON.parse(process.argv[2] ?? "") as WorkerOrders), roles: ["worker"] }));
process.once("disconnect", () => void app.stop().then(() => process.exit()));
process.send?.("started");
