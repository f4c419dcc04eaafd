import { buildCommands } from "../bots/commands/registry.ts";
import { buildManifest } from "../bots/slack/build-manifest.ts";
import { readConfig } from "../config.ts";
import { say } from "../domain/core/messages/en.ts";
import { openPictureStore } from "../platform/pictures/picture-store.ts";

/** Prints the manifest of the Slack app, made from the commands; PUBLIC_URL is where Slack reaches this instance. */
const { publicUrl, picturesDir } = readConfig(process.env);
const commands = buildCommands({ publicUrl, pictures: openPictureStore(picturesDir) });
process.stdout.write(`${JSON.stringify(buildManifest(commands, publicUrl), null, 2)}\n`);
if (!publicUrl.startsWith("https://")) process.stderr.write(`${say.slackNeedsPublicUrl({ publicUrl })}\n`);
