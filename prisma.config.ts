import { defineConfig } from "prisma/config";

// For those who run Prisma's own commands; the app migrates by itself at each start.
export default defineConfig({
	schema: "prisma/schema",
	migrations: { path: "prisma/migrations" },
	datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? "" },
});
