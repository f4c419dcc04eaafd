/** The floors of ARCHITECTURE.md: arrows point down only. Type imports count. Each rule is seen to fire in test/architecture. */
const domains = ["users", "vendors", "inventory", "orders", "marketplaces"];
const platforms = "^node_modules/(discord\\.js|@discordjs|@slack|express|bullmq|ioredis|pino|pino-http|helmet)(/|$)";

module.exports = {
	forbidden: [
		{ name: "no-cycles", comment: "A cycle is two rooms that are one.", severity: "error", from: { pathNot: "src/generated/" }, to: { circular: true } },
		{
			name: "domain-knows-no-adapter",
			comment: "The domain is called; it calls nobody above it.",
			severity: "error",
			from: { path: "src/domain/" },
			to: { path: "src/(bots|webhooks|marketplaces|jobs|platform|cli|demo|main\\.ts|start-app\\.ts|config\\.ts)" },
		},
		{
			name: "domain-knows-no-framework",
			comment: "No chat client, no HTTP, no queue in the domain.",
			severity: "error",
			from: { path: "src/domain/" },
			to: { path: platforms },
		},
		{
			name: "core-knows-no-domain",
			comment: "core is the ground of all domains.",
			severity: "error",
			from: { path: "src/domain/core/" },
			to: { path: `src/domain/(${domains.join("|")})/` },
		},
		{
			name: "adapters-know-no-job",
			comment: "Adapters ask for jobs by name, through afterCommit.",
			severity: "error",
			from: { path: "src/(bots|webhooks|marketplaces|platform)/" },
			to: { path: "src/(jobs|demo|cli|main\\.ts|start-app\\.ts|config\\.ts)" },
		},
		{
			name: "platform-knows-no-surface",
			comment: "What the process stands on knows nobody who stands there.",
			severity: "error",
			from: { path: "src/platform/" },
			to: { path: "src/(bots|webhooks|marketplaces)/" },
		},
		{
			name: "surfaces-never-meet",
			comment: "Discord, Slack and the console share commands and rendering, never each other.",
			severity: "error",
			from: { path: "src/bots/(discord|slack|console)/" },
			to: { path: "src/bots/(discord|slack|console)/", pathNot: "src/bots/$1/" },
		},
		{
			name: "commands-know-no-surface",
			comment: "A command is written once for all of them.",
			severity: "error",
			from: { path: "src/bots/(commands|rendering)/" },
			to: { path: "src/bots/(discord|slack|console)/" },
		},
		{
			name: "marketplaces-never-meet",
			comment: "One marketplace's traps stay its own.",
			severity: "error",
			from: { path: "src/(webhooks|marketplaces)/([^/]+)/" },
			to: { path: "src/(webhooks|marketplaces)/[^/]+/", pathNot: "src/(webhooks|marketplaces)/$2/" },
		},
		{
			name: "prisma-in-core-alone",
			comment: "Only core opens the Prisma client; elsewhere its types and SQL fragments are enough.",
			severity: "error",
			from: { path: "src/", pathNot: "src/(generated|domain|platform/(migrate|diff-schema|with-schema-engine|schema-engine-adapter))" },
			to: { path: "src/generated/|node_modules/@prisma/" },
		},
		{
			name: "mint-in-core-alone",
			comment: "Scopes are minted by the program's own Access, made once by the composition root.",
			severity: "error",
			from: { path: "src/", pathNot: "src/(domain/core/permissions/|start-app\\.ts)" },
			to: { path: "src/domain/core/permissions/(handles|prove-permissions)\\.ts" },
		},
		{
			name: "selectors-call-no-service",
			comment: "Reads never write.",
			severity: "error",
			from: { path: "src/domain/[^/]+/selectors/" },
			to: { path: "src/domain/[^/]+/services/" },
		},
		{
			name: "no-test-in-program",
			comment: "The program never leans on its tests.",
			severity: "error",
			from: { path: "src/" },
			to: { path: "(^|/)(test|bench)/" },
		},
		{
			name: "no-undeclared",
			comment: "What is used is in package.json.",
			severity: "error",
			from: { path: "src/" },
			to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"] },
		},
		{ name: "not-unresolved", comment: "Every import leads somewhere.", severity: "error", from: {}, to: { couldNotResolve: true } },
	],
	options: {
		doNotFollow: { path: "node_modules" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"], extensions: [".ts", ".mjs", ".js", ".json"] },
	},
};
