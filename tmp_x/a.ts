import { mkdirSync } from "node:fs";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";
const dir = process.argv[2]!; mkdirSync(dir, {recursive:true, mode:0o711});
console.time("start");
const p = await startEmbeddedPostgres({ dataDir: dir, log: console.log, throwaway: process.argv[3]==="t", onDeath: (e)=>console.log("DEATH", e.message) });
console.timeEnd("start"); console.log(p);
if (process.argv[4] === "kill") process.kill(process.pid, 9);
if (process.argv[4] === "wait") await new Promise(r=>setTimeout(r,6000));
console.time("stop"); await p.stop(); console.timeEnd("stop");
