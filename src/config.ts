import { join } from "node:path";
import { z } from "zod";
import { DomainError } from "./domain/core/errors.ts";
import { MARKETPLACES, type MarketplaceName } from "./domain/marketplaces/marketplaces.ts";

const port = z
	.string()
	.regex(/^\d{1,5}$/)
	.transform(Number)
	.refine((value) => value <= 65_535);
const blank = z.literal("").transform(() => undefined);
const maybe = <S extends z.ZodType>(schema: S) => z.union([blank, schema]).optional();
const url = (protocols: RegExp) => z.string().refine((value) => URL.canParse(value) && protocols.test(new URL(value).protocol));
const postgresUrl = url(/^postgres(ql)?:$/);
const httpUrl = url(/^https?:$/);

const ROLES = ["web", "bots", "worker"] as const;

/** `EBAY_API_URL` and the like: a sandbox, or a test's emulator. */
const apiUrlVariable = (marketplace: MarketplaceName) => `${marketplace.toUpperCase()}_API_URL` as const;
const apiUrlSchemas = Object.fromEntries(MARKETPLACES.map((marketplace) => [apiUrlVariable(marketplace), maybe(httpUrl)]));

const schema = z.object({
	PORT: maybe(port),
	HOST: maybe(z.string()),
	PUBLIC_URL: maybe(httpUrl),
	OMNI_DATA_DIR: maybe(z.string()),
	PICTURES_DIR: maybe(z.string()),
	DEMO: maybe(z.enum(["0", "1"])),
	DATABASE_URL: maybe(postgresUrl),
	DATABASE_OWNER_URL: maybe(postgresUrl),
	REDIS_URL: maybe(url(/^rediss?:$/)),
	ROLES: maybe(
		z
			.string()
			.transform((value) => value.split(/[\s,|]+/).filter(Boolean))
			.pipe(z.array(z.enum(ROLES)).min(1)),
	),
	SECRET_KEY: maybe(z.string().min(16)),
	LOG_LEVEL: maybe(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
	DISCORD_TOKEN: maybe(z.string()),
	DISCORD_API_URL: maybe(httpUrl),
	DISCORD_GUILD_ID: maybe(z.string().regex(/^\d{15,21}$/)),
	SLACK_SIGNING_SECRET: maybe(z.string()),
	SLACK_BOT_TOKEN: maybe(z.string()),
	SLACK_APP_TOKEN: maybe(z.string()),
	SLACK_CLIENT_ID: maybe(z.string()),
	SLACK_CLIENT_SECRET: maybe(z.string()),
	SLACK_API_URL: maybe(httpUrl),
	WEBHOOK_RETENTION_DAYS: maybe(
		z
			.string()
			.regex(/^\d{1,4}$/)
			.transform(Number)
			.refine((days) => days >= 1),
	),
	...apiUrlSchemas,
});

const EXPECTED: Readonly<Record<string, string>> = {
	PORT: "a port number from 0 to 65535",
	PUBLIC_URL: "an address like https://stock.example.com",
	DEMO: "0 or 1",
	DATABASE_URL: "a PostgreSQL URL like postgresql://user:password@host:5432/name",
	DATABASE_OWNER_URL: "a PostgreSQL URL like postgresql://owner:password@host:5432/name",
	REDIS_URL: "a Redis URL like redis://host:6379",
	ROLES: "some of web, bots, worker, separated by commas",
	WEBHOOK_RETENTION_DAYS: "a number of days from 1 to 9999",
	SECRET_KEY: "at least 16 characters",
	DISCORD_GUILD_ID: "a server's id, like 81384788765712384",
	LOG_LEVEL: "fatal, error, warn, info, debug, trace or silent",
};

interface SlackConfig {
	/** Signs what Slack posts to us; there without an `appToken`. */
	signingSecret?: string | undefined;
	/** Socket Mode: we connect to Slack. */
	appToken?: string | undefined;
	/** One workspace is served with this; otherwise there is `oauth`. */
	botToken?: string | undefined;
	/** Workspaces install the app by themselves. */
	oauth?: { clientId: string; clientSecret: string } | undefined;
	apiUrl: string | undefined;
}

/** What the environment says, checked once at the start. */
export interface Config {
	port: number;
	host: string;
	/** How the world reaches this instance, without a slash at the end. */
	publicUrl: string;
	dataDir: string;
	/** Where pictures of items are kept. */
	picturesDir: string;
	demo: boolean | undefined;
	databaseUrl: string | undefined;
	databaseOwnerUrl: string | undefined;
	redisUrl: string | undefined;
	roles: readonly (typeof ROLES)[number][];
	secretKey: string | undefined;
	logLevel: string;
	/** Where a marketplace's API is, when it is not where the marketplace has it; without a slash at the end. */
	apiUrls: Readonly<Partial<Record<MarketplaceName, string>>>;
	/** Days for which what marketplaces posted keeps its headers and bodies, which name buyers. */
	webhookRetention: number;
	discord: { token: string; apiUrl: string | undefined; guildId?: string | undefined } | undefined;
	slack: SlackConfig | undefined;
}

/**
 * Reads the environment; the only place that does.
 * @throws DomainError invalid_input that names the variable and what it should be, never its value (it may be a secret)
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
	const result = schema.safeParse(environment);
	if (!result.success) {
		const name = String(result.error.issues[0]?.path[0]);
		throw new DomainError("invalid_input", `The environment variable ${name} is not right: it should be ${EXPECTED[name] ?? "set or left out"}.`);
	}
	const env = result.data;
	if (env.DATABASE_URL && !env.SECRET_KEY) {
		throw new DomainError("invalid_input", "DATABASE_URL is set, so SECRET_KEY must be too: it encrypts the secrets in that database.", {
			hint: "Make one with: openssl rand -base64 32",
		});
	}
	const resolvedPort = env.PORT ?? 3000;
	const dataDir = env.OMNI_DATA_DIR ?? ".omni-stock";
	return {
		port: resolvedPort,
		host: env.HOST ?? "127.0.0.1",
		publicUrl: (env.PUBLIC_URL ?? `http://127.0.0.1:${resolvedPort}`).replace(/\/+$/, ""),
		dataDir,
		picturesDir: env.PICTURES_DIR ?? join(dataDir, "images"),
		demo: env.DEMO === undefined ? undefined : env.DEMO === "1",
		databaseUrl: env.DATABASE_URL,
		databaseOwnerUrl: env.DATABASE_OWNER_URL,
		redisUrl: env.REDIS_URL,
		roles: env.ROLES ?? ROLES,
		secretKey: env.SECRET_KEY,
		logLevel: env.LOG_LEVEL ?? "info",
		webhookRetention: env.WEBHOOK_RETENTION_DAYS ?? 60,
		apiUrls: Object.fromEntries(
			MARKETPLACES.flatMap((marketplace) => {
				const address = (env as Record<string, unknown>)[apiUrlVariable(marketplace)];
				return typeof address === "string" ? [[marketplace, address.replace(/\/+$/, "")]] : [];
			}),
		),
		discord: env.DISCORD_TOKEN ? { token: env.DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL, guildId: env.DISCORD_GUILD_ID } : undefined,
		slack: readSlack(env),
	};
}

/** Slack needs two things: how its requests reach us, and whose token speaks. */
function readSlack(env: z.output<typeof schema>): SlackConfig | undefined {
	const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken } = env;
	const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_API_URL: apiUrl } = env;
	if (!signingSecret && !appToken && !botToken && !clientId && !clientSecret) return undefined;
	const wrong = (text: string, hint: string) => new DomainError("invalid_input", text, { hint });
	if (!clientId !== !clientSecret) {
		throw wrong("Slack needs both SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.", "They stand under Basic Information of the app.");
	}
	if (botToken && clientId) {
		const hint = "Leave SLACK_BOT_TOKEN out: its workspace installs the app at /slack/install, as the others do.";
		throw wrong("SLACK_BOT_TOKEN serves one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET serve many: not both.", hint);
	}
	if (!botToken && !clientId) {
		throw wrong(
			"Slack needs SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many.",
			"npm run admin -- setup asks for what is missing.",
		);
	}
	if (!signingSecret && !appToken) {
		throw wrong(
			"Slack needs SLACK_SIGNING_SECRET too, or SLACK_APP_TOKEN for Socket Mode.",
			"The signing secret stands under Basic Information of the app, an app-level token is made there.",
		);
	}
	return { signingSecret, appToken, botToken, apiUrl, oauth: clientId && clientSecret ? { clientId, clientSecret } : undefined };
}
