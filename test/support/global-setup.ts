import type { TestProject } from "vitest/node";
import { ensureLogins } from "../../src/platform/database-logins.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { dropDatabase } from "./drop-database.ts";
import { letOwnerLook } from "./let-owner-look.ts";
import { TEST_SECRET_KEY } from "./test-secret-key.ts";
import { connectAsOwner, testServerUrl } from "./test-server.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** The migrated database that each test file copies. */
		template: string;
	}
}

/** Migrates the template once a run; returns what drops it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const template = `omni_test_template_${process.pid}_${Date.now().toString(36)}`;
	const owner = await connectAsOwner();
	await owner.query(`CREATE DATABASE ${template}`);
	await owner.end();
	const log = () => {};
	await migrate({ ownerUrl: testServerUrl(template), directory: "prisma/migrations", log });
	await ensureLogins({ ownerUrl: testServerUrl(template), secretKey: TEST_SECRET_KEY, log });
	await joinLogins();
	await letOwnerLook(testServerUrl(template));
	project.provide("template", template);
	return () => dropDatabase(template);
}

/** An owner who is no superuser may cut the connections only of roles that it is a member of, and so drop a database that is in use. */
async function joinLogins(): Promise<void> {
	const owner = await connectAsOwner();
	try {
		const { rows } = await owner.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
		if (!rows[0]?.rolsuper) await owner.query("GRANT omni_login, omni_queue TO CURRENT_USER");
	} finally {
		await owner.end();
	}
}
