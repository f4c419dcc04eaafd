import { rmSync, mkdirSync, writeFileSync } from "node:fs";
import { startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";
import { diffSchema } from "../scripts/migrations/diff-schema.ts";
import { migrate } from "../src/platform/migrate.ts";
const p = await startEmbeddedPostgres({ dataDir: "/tmp/pgx", log: console.log, throwaway: true });
const o = { ownerUrl: p.ownerUrl, schemaDirectory: "prisma/schema", migrationsDirectory: "/tmp/mig" };
rmSync("/tmp/mig", {recursive:true}); mkdirSync("/tmp/mig/20260101000000_init", {recursive:true});
try {
console.time("diff"); const sql = await diffSchema({...o, migrationsDirectory: "/tmp/none"}); console.timeEnd("diff"); console.log(sql.length, sql.slice(0,300));
writeFileSync("/tmp/mig/20260101000000_init/migration.sql", "CREATE FUNCTION omni_uuidv7() RETURNS uuid LANGUAGE sql AS 'select gen_random_uuid()';\n"+sql);
console.time("migrate"); console.log(await Promise.all([migrate({ownerUrl:p.ownerUrl, directory:"/tmp/mig", log: console.log}), migrate({ownerUrl:p.ownerUrl, directory:"/tmp/mig", log: console.log})])); console.timeEnd("migrate");
console.time("migrate"); console.log(await migrate({ownerUrl:p.ownerUrl, directory:"/tmp/mig", log: console.log})); console.timeEnd("migrate");
console.time("diff"); console.log("drift:", await diffSchema(o)); console.timeEnd("diff");
mkdirSync("/tmp/mig/20260102000000_bad"); writeFileSync("/tmp/mig/20260102000000_bad/migration.sql", "CREATE TABLE a(id int); SELECT nonsense;");
await migrate({ownerUrl:p.ownerUrl, directory:"/tmp/mig", log: console.log});
} catch (e) { console.log("ERR", e, JSON.stringify(e)); 
await migrate({ownerUrl:p.ownerUrl, directory:"/tmp/mig", log: console.log}).catch(console.log);
}
console.log(process.uptime()); await p.stop();
console.log(process.uptime(), process.getActiveResourcesInfo());
