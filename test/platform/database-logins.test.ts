import { createPostgresBackend, Queue } from "bullmq";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureLogins } from "../../src/platform/database-logins.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { embeddedCluster } from "../support/embedded-cluster.ts";
import { query } from "../support/query.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";

const log = () => {};
let database: TestDatabase;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.drop());

const at = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
const userOf = (url: string) => new URL(url).username;

test("the app's login owns nothing, and putting a role off again gains it nothing", async () => {
	const [role] = await query(
		database.appUrl,
		`SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication OR rolinherit AS mighty,
		        ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = r.oid ORDER BY 1) AS roles
		 FROM pg_roles r WHERE rolname = current_user`,
	);
	expect(role).toEqual({ mighty: false, roles: ["omni_app", "omni_intake", "omni_person", "omni_system"] });
	expect(await query(database.appUrl, "SELECT relname FROM pg_class WHERE relowner = current_user::regrole")).toEqual([]);

	await expect(query(database.appUrl, "SELECT set_config('role', 'omni_app', false); RESET ROLE; SELECT * FROM public.vendor")).rejects.toThrow(/permission denied/);
	await expect(query(database.appUrl, "SET ROLE omni_queue")).rejects.toThrow(/permission denied/);
	for (const role of ["omni_login", "omni_app", "omni_person", "omni_intake", "omni_system"]) {
		await expect(query(database.appUrl, `SET ROLE ${role}; CREATE TABLE public.mine ()`), role).rejects.toThrow(/permission denied/);
	}
});

test("the queue's login has its own schema and nothing else", async () => {
	const queue = new Queue("probe", { connection: { connectionString: database.queueUrl, schema: "bull", migrate: true } }, createPostgresBackend);
	await queue.add("probe", {});
	expect(await queue.count()).toBe(1);
	await queue.close();
	expect(await query(database.queueUrl, "SELECT nspname FROM pg_namespace WHERE nspowner = current_user::regrole")).toEqual([{ nspname: "bull" }]);
	for (const statement of ["SELECT * FROM public.item", "CREATE TABLE public.mine ()", "SET ROLE omni_app", "SET ROLE omni_login"]) {
		await expect(query(database.queueUrl, statement), statement).rejects.toThrow(/permission denied/);
	}
	await expect(query(database.appUrl, "SELECT * FROM bull.migration")).rejects.toThrow(/permission denied/);
});

test("running again, and two at once, change nothing", async () => {
	const run = () => ensureLogins({ ownerUrl: database.ownerUrl, secretKey: TEST_SECRET_KEY, log });
	for (const logins of await Promise.all([run(), run(), run()])) {
		expect(logins).toEqual({ appUrl: database.appUrl, queueUrl: database.queueUrl });
	}
});

test("an owner who is no superuser prepares its database, and first starts on two databases at once do not collide", async () => {
	const { ownerUrl } = await embeddedCluster();
	await query(ownerUrl, "CREATE ROLE hoster LOGIN CREATEROLE CREATEDB PASSWORD 'secret'");
	const prepare = async (name: string) => {
		await query(ownerUrl, `CREATE DATABASE ${name} OWNER hoster`);
		const url = Object.assign(new URL(at(ownerUrl, name)), { username: "hoster", password: "secret" }).href;
		await migrate({ ownerUrl: url, directory: "prisma/migrations", log });
		return ensureLogins({ ownerUrl: url, secretKey: "one key", log });
	};
	const [one, two] = await Promise.all([prepare("one"), prepare("two")]);
	expect(userOf(one.appUrl)).toBe("omni_login");
	expect(userOf(two.queueUrl)).toBe("omni_queue");
	for (const { appUrl } of [one, two]) await query(appUrl, "SET ROLE omni_app; SELECT * FROM item");
});

test("an owner who may not make roles is told what to do", async () => {
	const { ownerUrl } = await embeddedCluster();
	await query(ownerUrl, "CREATE ROLE guest LOGIN PASSWORD 'secret'");
	await query(ownerUrl, "CREATE DATABASE shop OWNER guest");
	const url = Object.assign(new URL(at(ownerUrl, "shop")), { username: "guest", password: "secret" }).href;
	await expect(migrate({ ownerUrl: url, directory: "prisma/migrations", log })).rejects.toMatchObject({
		code: "unavailable",
		message: expect.stringContaining("The database user guest may not prepare the database: permission denied to create role"),
		hint: expect.stringContaining('ALTER ROLE "guest" CREATEROLE'),
	});
	await expect(ensureLogins({ ownerUrl: url, secretKey: "a key", log })).rejects.toMatchObject({ code: "unavailable" });
});

test("two installations with keys of their own share a server, and a changed key keeps the login's name", async () => {
	const { ownerUrl } = await embeddedCluster();
	for (const name of ["first", "second"]) {
		await query(ownerUrl, `CREATE DATABASE ${name}`);
		await migrate({ ownerUrl: at(ownerUrl, name), directory: "prisma/migrations", log });
	}
	const logins = (name: string, secretKey: string) => ensureLogins({ ownerUrl: at(ownerUrl, name), secretKey, log });
	const changed = await logins("first", "an old key");
	const first = await logins("first", "key one");
	expect(userOf(first.appUrl)).toBe("omni_login");
	await expect(query(changed.appUrl, "SELECT 1")).rejects.toThrow(/password authentication failed/);

	const second = await logins("second", "key two");
	expect(userOf(second.appUrl)).toMatch(/^omni_login_[0-9a-f]{8}$/);
	expect(await logins("first", "key one")).toEqual(first);
	expect(await logins("second", "key two")).toEqual(second);
	for (const { appUrl, queueUrl } of [first, second]) await Promise.all([query(appUrl, "SELECT 1"), query(queueUrl, "SELECT 1")]);
});

test("a login that would see through the fences is refused", async () => {
	const { ownerUrl } = await embeddedCluster();
	await migrate({ ownerUrl, directory: "prisma/migrations", log });
	await query(ownerUrl, "CREATE ROLE omni_login LOGIN SUPERUSER");
	await expect(ensureLogins({ ownerUrl, secretKey: "a key", log })).rejects.toThrow("The database login omni_login may do more than it should");
});
