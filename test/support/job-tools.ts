import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JobTools } from "../../src/jobs/define-job.ts";
import { createClients } from "../../src/marketplaces/open-clients.ts";
import { openPictureStore } from "../../src/platform/pictures/picture-store.ts";

/** What a job is given when a test runs it by hand: nobody to send to, no pictures, no end of the slice. */
export const jobTools: JobTools & { mayGoOn: () => boolean } = {
	senders: {},
	pictures: openPictureStore(join(tmpdir(), "omni-stock-test-no-pictures")),
	clients: createClients(),
	publicUrl: "https://stock.example",
	retention: 60,
	log: { info() {}, warn() {}, error() {} },
	mayGoOn: () => true,
};
