import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest, by its path's beginning and the longest first: begun late, it would leave the other workers with nothing to do at the
 * end. A bare clone knows no durations, and sizes tell nothing of processes that are started and killed.
 */
const LONGEST = [
	"test/chaos/",
	"test/coverage/isolation",
	"test/coverage/commands",
	"test/process/",
	"test/cli/",
	"test/coverage/",
	"test/bots/console/page",
	"test/domain/inventory/stock-properties",
	"test/bots/console/say",
	"test/domain/orders/order-life",
	"test/end-to-end/",
	"test/jobs/queue",
];

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files);
		return sorted.sort((one, other) => this.#place(one) - this.#place(other));
	}

	#place({ moduleId }: TestSpecification): number {
		const path = moduleId.slice(this.ctx.config.root.length + 1);
		const place = LONGEST.findIndex((beginning) => path.startsWith(beginning));
		return place === -1 ? LONGEST.length : place;
	}
}
