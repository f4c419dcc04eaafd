import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		globalSetup: ["test/support/global-setup.ts"],
		pool: "forks",
		maxWorkers: 2,
		// Files share loaded modules and nothing else: none keeps state of a file's, and each file has a database of its own.
		isolate: false,
		sequence: { sequencer: LongestFirst },
		testTimeout: 30_000,
		hookTimeout: 30_000,
	},
});
