import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../src/domain/core/permissions/scopes.ts";
import { jobs } from "../../src/jobs/registry.ts";
import { startTestApp, type TestApp, type TestShop } from "../support/app.ts";
import { fillShop } from "../support/fill-shop.ts";
import { jobTools } from "../support/job-tools.ts";
import { query } from "../support/query.ts";
import { vendorFingerprint } from "../support/vendor-fingerprint.ts";

let app: TestApp;
let mine: TestShop;
let theirs: TestShop;
let rows: Record<
	"image" | "delivery" | "outbox" | "draft" | "queued" | "schedule" | "connection" | "theirConnection" | "read" | "subscription" | "owner",
	string
>;

beforeAll(async () => {
	// No sweep comes meanwhile: it would do what is made due here, and the rows of the other shop would move by that.
	app = await startTestApp({ config: { roles: ["web", "worker"] }, sweepEvery: 3_600_000 });
	mine = await app.buildShop("Card Corner");
	theirs = await app.buildShop("Game Garage");
	await fillShop(app, mine);
	await fillShop(app, theirs);
	const one = async (text: string, vendorId: string) => (await query<{ id: string }>(app.database.ownerUrl, text, [vendorId]))[0]?.id ?? "";
	rows = {
		image: await one("UPDATE item_image SET removed_at = now() - interval '3 days' WHERE vendor_id = $1 RETURNING id", theirs.vendorId),
		delivery: await one("UPDATE webhook_delivery SET status = 'failed', due_at = now() + interval '1 hour' WHERE vendor_id = $1 RETURNING id", theirs.vendorId),
		outbox: await one("UPDATE outbox SET status = 'pending', due_at = now() + interval '1 hour' WHERE vendor_id = $1 RETURNING id", theirs.vendorId),
		draft: await one("SELECT id FROM bulk_operation WHERE vendor_id = $1 AND status = 'previewed'", theirs.vendorId),
		queued: await one("SELECT id FROM bulk_operation WHERE vendor_id = $1 AND status = 'previewed'", theirs.vendorId),
		schedule: await one("UPDATE bulk_schedule SET next_at = now() WHERE vendor_id = $1 AND number = 1 RETURNING id", theirs.vendorId),
		connection: await one("SELECT id FROM connection WHERE vendor_id = $1", mine.vendorId),
		theirConnection: await one("UPDATE connection SET due_at = now() WHERE vendor_id = $1 RETURNING id", theirs.vendorId),
		read: await one(
			"INSERT INTO listing_read (vendor_id, connection_id, number, due_at) SELECT vendor_id, id, 1, now() FROM connection WHERE vendor_id = $1 RETURNING id",
			theirs.vendorId,
		),
		subscription: await one(
			"UPDATE subscription SET digest_at = '08:00', digest_next_at = now() - interval '1 hour' WHERE vendor_id = $1 RETURNING id",
			theirs.vendorId,
		),
		owner: await one("SELECT person_id AS id FROM membership WHERE vendor_id = $1 AND role = 'owner'", mine.vendorId),
	};
}, 120_000);

afterAll(() => app.stop());

/** For each job: a payload of one's own vendor that names a row of the other. */
const FOREIGN: Readonly<Record<string, () => Record<string, string>>> = {
	"process-delivery": () => ({ vendorId: mine.vendorId, connectionId: rows.connection, deliveryId: rows.delivery }),
	"match-lines": () => ({ vendorId: mine.vendorId, connectionId: rows.theirConnection }),
	"watch-connection": () => ({ vendorId: mine.vendorId, connectionId: rows.theirConnection }),
	"read-listings": () => ({ vendorId: mine.vendorId, connectionId: rows.theirConnection, readId: rows.read }),
	"push-listings": () => ({ vendorId: mine.vendorId, connectionId: rows.theirConnection }),
	"send-outbox": () => ({ vendorId: mine.vendorId, outboxId: rows.outbox }),
	"tell-digest": () => ({ vendorId: mine.vendorId, subscriptionId: rows.subscription }),
	"plan-bulk": () => ({ vendorId: mine.vendorId, operationId: rows.draft, personId: rows.owner }),
	"prune-image": () => ({ vendorId: mine.vendorId, imageId: rows.image }),
	"run-bulk": () => ({ vendorId: mine.vendorId, operationId: rows.queued, personId: rows.owner }),
	"run-schedule": () => ({ vendorId: mine.vendorId, scheduleId: rows.schedule, personId: rows.owner }),
};

test("every job has its cases", () => {
	expect(Object.keys(FOREIGN).sort()).toEqual(jobs.map(({ name }) => name).sort());
});

describe.each(jobs.map((job) => [job.name, job] as const))("%s", (name, job) => {
	test("leaves another vendor's row as it was", async () => {
		const before = await vendorFingerprint(app.database.ownerUrl, theirs.vendorId);
		const payload = job.payload.parse(FOREIGN[name]?.() ?? {});
		await job.run(payload, { ...jobTools, withScope: (run) => app.access.withVendor(job.principal(payload), job.needs, run) }).catch(() => undefined);
		expect(await vendorFingerprint(app.database.ownerUrl, theirs.vendorId)).toEqual(before);
	});

	test("is refused to whoever may no longer act, and changes nothing", async () => {
		const payload = job.payload.parse(FOREIGN[name]?.() ?? {});
		const principal = job.principal(payload);
		if (principal.kind === "worker" || principal.kind === "operator") {
			// The worker itself acts here: no person's right can be taken away, and it holds none of a person's.
			await expect(app.access.withVendor(principal, ["pricing.bulk"], async () => "in")).rejects.toMatchObject({ code: "permission_denied" });
			return;
		}
		const gone: Principal =
			principal.kind === "connection"
				? { ...principal, connectionId: "00000000-0000-7000-8000-000000000000" }
				: { ...principal, personId: "00000000-0000-7000-8000-000000000000" };
		const before = await vendorFingerprint(app.database.ownerUrl, mine.vendorId);
		const work = job.run(payload, { ...jobTools, withScope: (run) => app.access.withVendor(gone, job.needs, run) });
		await expect(work).rejects.toMatchObject({ code: "permission_denied" });
		expect(await vendorFingerprint(app.database.ownerUrl, mine.vendorId)).toEqual(before);
	});

	test("refuses a payload that is not one", () => {
		expect(job.payload.safeParse({ vendorId: "x" }).success).toBe(false);
	});
});
