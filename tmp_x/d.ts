import { createHook } from "node:async_hooks";
const m = new Map<number,string>();
createHook({ init(id, type, t, r: any) { if (type === "Timeout") m.set(id, new Error().stack + " " + r?._idleTimeout+" "+(r?.hasRef?.())); }, destroy(id) { m.delete(id); } }).enable();
await import("./b.ts");
setTimeout(() => { for (const v of m.values()) console.log("TT", v); }, 300).unref();
