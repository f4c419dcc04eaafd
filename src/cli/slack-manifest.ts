import { buildCommands } from "../bots/commands/registry.ts";
import { buildManifest } from "../bots/slack/build-manifest.ts";
import { readConfig } from "../config.ts";
import { say } from "../domain/core/messages/en.ts";

/** Prints the manifest of the Slack app, made from the commands; PUBLIC_URL is where Slack reaches this instance. */
const { publicUrl } = readConfig(process.env);
process.stdout.write(`${JSON.stringify(buildManifest(buildCommands({ publicUrl }), publicUrl), null, 2)}\n`);
if (!publicUrl.startsWith("https://")) process.stderr.write(`${say.slackNeedsPublicUrl({ publicUrl })}\n`);
