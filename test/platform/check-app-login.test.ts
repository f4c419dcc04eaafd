import { afterAll, beforeAll, expect, test } from "vitest";
import { checkAppLogin } from "../../src/platform/check-app-login.ts";
import { type EmbeddedCluster, embeddedCluster } from "../support/embedded-cluster.ts";
import { query } from "../support/query.ts";

let cluster: EmbeddedCluster;
let plainUrl: string;

beforeAll(async () => {
	cluster = await embeddedCluster();
	for (const role of ["omni_app", "omni_person", "omni_intake", "omni_system", "omni_installer"]) await query(cluster.ownerUrl, `CREATE ROLE ${role}`);
	await query(cluster.ownerUrl, "CREATE ROLE plain LOGIN PASSWORD 'plain'");
	const url = new URL(cluster.ownerUrl);
	url.username = "plain";
	url.password = "plain";
	plainUrl = url.href;
});

afterAll(() => cluster.stop());

test("a superuser is refused: RESET ROLE would undo the fence", async () => {
	await expect(checkAppLogin(cluster.ownerUrl)).rejects.toThrow(/superuser/);
});

test("a login without the roles hears which to grant, and is taken once it has them", async () => {
	await expect(checkAppLogin(plainUrl)).rejects.toMatchObject({
		hint: 'As the owner: GRANT omni_app, omni_person, omni_intake, omni_system, omni_installer TO "plain";',
	});
	await query(cluster.ownerUrl, "GRANT omni_app, omni_person, omni_intake, omni_system, omni_installer TO plain");
	await checkAppLogin(plainUrl);
});
