import { startApp } from "../src/start-app.ts";
import { benchOptions, type WorkerOrders } from "./bench-options.ts";

const app = await startApp(benchOptions({ ...(JSON.parse(process.argv[2] ?? "") as WorkerOrders), roles: ["worker"] }));
process.once("disconnect", () => void app.stop().then(() => process.exit()));
process.send?.("started");
