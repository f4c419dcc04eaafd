import { webApi } from "@slack/bolt";
import type { Installation } from "@slack/oauth";
import type { Presence } from "../presence.ts";
import type { Welcome } from "../welcome.ts";
import type { Installations } from "./installations.ts";
import type { RefusalLog } from "./refusal-log.ts";
import { postTo } from "./say-welcome.ts";

interface SettleOptions {
	installations: Installations;
	refusals: RefusalLog;
	presence: Presence | undefined;
	welcome: Welcome | undefined;
	clientOptions: webApi.WebClientOptions;
}

/** What follows an installation: what had to wait there goes out, and whoever put the app there is told how to begin. */
export async function settleInstallation({ team, enterprise, user, bot, isEnterpriseInstall }: Installation, options: SettleOptions): Promise<void> {
	const { installations, refusals, presence, welcome, clientOptions } = options;
	const home = isEnterpriseInstall ? enterprise : team;
	if (!home) return;
	for (const id of isEnterpriseInstall ? await installations.listTeams(home.id) : [home.id]) {
		refusals.clear(id);
		await presence?.entered(id);
	}
	const client = new webApi.WebClient(bot?.token, clientOptions);
	await welcome?.({ externalId: home.id, name: home.name ?? home.id, post: postTo(client, user.id) });
}
