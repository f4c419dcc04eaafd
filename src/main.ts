import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { type Config, readConfig } from "./config.ts";
import { loadDemo } from "./demo/load-demo.ts";
import { DomainError } from "./domain/core/errors.ts";
import { checkAppLogin } from "./platform/check-app-login.ts";
import { checkDatabase } from "./platform/check-database.ts";
import { openDataFolder } from "./platform/data-folder.ts";
import { ensureLogins } from "./platform/database-logins.ts";
import { startEmbeddedPostgres } from "./platform/embedded-postgres.ts";
import { migrate } from "./platform/migrate.ts";
import { startApp } from "./start-app.ts";

const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations", import.meta.url));
/** Milliseconds that a stop may take before the process ends anyway; supervisors kill after about 10 s. */
const STOP_PATIENCE = 9_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
	const config = readConfig(process.env);
	const log = pino({ level: config.logLevel, redact: ["*.secret", "*.token", "*.password", "req.headers"] }, pino.destination({ fd: 2, sync: false }));
	const stops: (() => Promise<unknown> | unknown)[] = [];
	let stopping: Promise<void> | undefined;
	const stop = () => {
		stopping ??= (async () => {
			for (const close of stops.splice(0).reverse()) {
				await Promise.resolve(close()).catch((error: unknown) => log.error({ err: error }, "a part did not stop cleanly"));
			}
		})();
		return stopping;
	};
	const end = (signal: string) => {
		say(`\n${signal}: finishing what is under way …`);
		setTimeout(() => process.exit(1), STOP_PATIENCE).unref();
		void stop().then(() => {
			say("Stopped.");
			process.exit(0);
		});
	};
	process.once("SIGINT", () => end("Ctrl-C"));
	process.once("SIGTERM", () => end("SIGTERM"));

	try {
		const folder = openDataFolder(config.dataDir);
		stops.push(() => folder.close());
		const secretKey = config.secretKey ?? folder.secretKey;
		const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl ?? (await startDatabase(folder.path, stops, end));
		for (const url of [config.databaseOwnerUrl, config.databaseUrl]) if (url) await checkDatabase(url);
		await migrate({ ownerUrl, directory: MIGRATIONS, log: say });
		const logins = await ensureLogins({ ownerUrl, secretKey, log: say });
		const ownLogin = config.databaseOwnerUrl === undefined ? undefined : config.databaseUrl;
		if (ownLogin) await checkAppLogin(ownLogin);
		const appUrl = ownLogin ?? logins.appUrl;
		let isStarted = false;
		const started = async () => {
			if (!isStarted) throw new Error("The start is not over yet.");
		};
		const app = await startApp({
			config,
			appUrl,
			started,
			queueUrl: logins.queueUrl,
			secretKey,
			consoleToken: folder.consoleToken,
			pictureFolder: resolve(config.picturesDir),
			log,
		});
		stops.push(() => app.stop());
		folder.announce(app.port);
		if (config.demo ?? config.databaseUrl === undefined) await loadDemo({ ...app, log: say });
		isStarted = true;
		welcome(config, app.port, folder.consoleToken);
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startDatabase(dataDir: string, stops: (() => Promise<unknown> | unknown)[], end: (reason: string) => void): Promise<string> {
	say("Starting the database …");
	const starting = startEmbeddedPostgres({ dataDir, log: say, onDeath: (error) => end(error.message) });
	// Registered before it is up: a Ctrl-C that comes early must not leave a server behind.
	stops.push(() =>
		starting.then(
			(postgres) => postgres.stop(),
			() => undefined,
		),
	);
	return (await starting).ownerUrl;
}

function welcome(config: Config, port: number, token: string): void {
	const isEverywhere = ["0.0.0.0", "::"].includes(config.host);
	const host = isEverywhere ? "127.0.0.1" : config.host;
	const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
	if (!config.roles.includes("web")) {
		say(`\nOmni-Stock runs (${config.roles.join(", ")}) on port ${port}. Ctrl-C stops it.`);
		return;
	}
	say(`
Omni-Stock runs. Open the console: ${address}/?token=${token}
or type here: npm run --silent say -- '/find charizard'

Next steps (README.md has each one step by step):
  1. ${config.discord ? "Discord is configured: npm run --silent admin -- invite prints the link that invites the bot." : "Discord: npm run admin -- setup asks for the bot's token."}
  2. ${slackStep(config)}
  3. A marketplace: /market connect shopify your-shop.myshopify.com secret:<webhook signing secret>

Ctrl-C stops it.`);
}

function slackStep({ slack, publicUrl }: Config): string {
	if (!slack) return "Slack: npm run --silent slack:manifest makes the app, npm run admin -- setup asks for its tokens.";
	return slack.oauth ? `Slack is configured: workspaces install the app at ${publicUrl}/slack/install.` : "Slack is configured.";
}

try {
	await main();
} catch (error) {
	const message = error instanceof DomainError ? [error.message, error.hint].filter(Boolean).join(" ") : error instanceof Error ? error.stack : String(error);
	process.stderr.write(`${message}\n`);
	process.exit(1);
}
