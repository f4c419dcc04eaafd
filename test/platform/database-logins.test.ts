import { createPostgresBackend, Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureLogins } from "../../src/platform/database-logins.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type EmbeddedCluster, embeddedCluster } from "../support/embedded-cluster.ts";
import { query } from "../support/query.ts";
import { TEST_SECRET_KEY } from "../support/test-secret-key.ts";

const log = () => {};
let database: TestDatabase;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.drop());

const userOf = (url: string) => new URL(url).username;

test("the app's login owns nothing, and putting a role off again gains it nothing", async () => {
	const [role] = await query(
		database.appUrl,
		`SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication OR rolinherit AS mighty,
		        ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = r.oid ORDER BY 1) AS roles
		 FROM pg_roles r WHERE rolname = current_user`,
	);
	expect(role).toEqual({ mighty: false, roles: ["omni_app", "omni_installer", "omni_intake", "omni_person", "omni_system"] });
	expect(await query(database.appUrl, "SELECT relname FROM pg_class WHERE relowner = current_user::regrole")).toEqual([]);

	await expect(query(database.appUrl, "SELECT set_config('role', 'omni_app', false); RESET ROLE; SELECT * FROM public.vendor")).rejects.toThrow(
		/permission denied/,
	);
	await expect(query(database.appUrl, "SET ROLE omni_queue")).rejects.toThrow(/permission denied/);
	for (const role of ["omni_login", "omni_app", "omni_person", "omni_intake", "omni_system", "omni_installer"]) {
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

/** Roles are the whole server's: what follows is the life of a server of its own, in this order. */
describe("on a server that has never seen Omni-Stock", () => {
	let server: EmbeddedCluster;
	beforeAll(async () => {
		server = await embeddedCluster();
	});
	afterAll(() => server.stop());

	const urlOf = (name: string) => Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).href;
	const asUser = (username: string, name: string) => Object.assign(new URL(urlOf(name)), { username, password: "secret" }).href;
	const migrateAs = (ownerUrl: string) => migrate({ ownerUrl, directory: "prisma/migrations", log });
	const run = (statement: string) => query(server.ownerUrl, statement);

	test("an owner who may not make roles is told what to do", async () => {
		await run("CREATE ROLE guest LOGIN PASSWORD 'secret'");
		await run("CREATE DATABASE guests OWNER guest");
		const ownerUrl = asUser("guest", "guests");
		await expect(migrateAs(ownerUrl)).rejects.toMatchObject({
			code: "unavailable",
			message: expect.stringContaining("The database user guest may not prepare the database: permission denied to create role"),
			hint: expect.stringContaining('ALTER ROLE "guest" CREATEROLE'),
		});
		await expect(ensureLogins({ ownerUrl, secretKey: "a key", log })).rejects.toMatchObject({ code: "unavailable" });
	});

	test("an owner who is no superuser prepares its databases, two first starts at once do not collide", async () => {
		await run("CREATE ROLE hoster LOGIN CREATEROLE CREATEDB PASSWORD 'secret'");
		const prepare = async (name: string) => {
			await run(`CREATE DATABASE ${name} OWNER hoster`);
			await migrateAs(asUser("hoster", name));
			return ensureLogins({ ownerUrl: asUser("hoster", name), secretKey: "one key", log });
		};
		const both = await Promise.all([prepare("one"), prepare("two")]);
		for (const { appUrl, queueUrl } of both) {
			expect([userOf(appUrl), userOf(queueUrl)]).toEqual(["omni_login", "omni_queue"]);
			await query(appUrl, "SET ROLE omni_app; SELECT * FROM public.item");
		}
		await run("DROP DATABASE one");
		await run("DROP DATABASE two");
	});

	test("two installations with keys of their own share a server, and a changed key keeps the login's name", async () => {
		for (const name of ["first", "second"]) {
			await run(`CREATE DATABASE ${name}`);
			await migrateAs(urlOf(name));
		}
		const logins = (name: string, secretKey: string) => ensureLogins({ ownerUrl: urlOf(name), secretKey, log });
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
		await run("ALTER ROLE omni_login SUPERUSER");
		await expect(ensureLogins({ ownerUrl: urlOf("first"), secretKey: "key one", log })).rejects.toThrow(
			"The database login omni_login may do more than it should",
		);
	});
});
