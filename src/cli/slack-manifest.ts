import { parseArgs } from "node:util";
import { buildCommands } from "../bots/commands/registry.ts";
import { buildManifest } from "../bots/slack/build-manifest.ts";
import { readConfig } from "../config.ts";
import { say } from "../domain/core/messages/say.ts";
import { openPictureStore } from "../platform/pictures/picture-store.ts";

/**
 * Prints the manifest of the Slack app, made from the commands; PUBLIC_URL is where Slack reaches this instance. `--oauth` for an app that workspaces
 * install by themselves, `--socket` for Socket Mode; both are known already where their keys are set.
 */
const { values } = parseArgs({ options: { oauth: { type: "boolean" }, socket: { type: "boolean" } } });
const { publicUrl, picturesDir, slack } = readConfig(process.env);
const oauth = values.oauth ?? slack?.oauth !== undefined;
const socketMode = values.socket ?? slack?.appToken !== undefined;
const commands = buildCommands({ publicUrl, pictures: openPictureStore(picturesDir) });
process.stdout.write(`${JSON.stringify(buildManifest(commands, { publicUrl, oauth, socketMode }), null, 2)}\n`);
if (!publicUrl.startsWith("https://") && (oauth || !socketMode)) process.stderr.write(`${say.slackNeedsPublicUrl({ publicUrl })}\n`);
