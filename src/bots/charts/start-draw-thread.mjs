import { register } from "tsx/esm/api";

// A thread begins without the loader of TypeScript that the process was started with.
register();
await import("./draw-thread.ts");
