import type { ViewOutput } from "@slack/bolt";
import { z } from "zod";
import type { FormOrigin } from "./render-form.ts";

const originSchema = z.object({ command: z.string(), channelId: z.string(), teamId: z.string(), userId: z.string(), responseUrl: z.url() });

interface Acting {
	user: { id: string; team_id?: string | undefined };
	team: { id: string } | null;
	view: Pick<ViewOutput, "private_metadata">;
}

/** What a form of ours keeps: its command, and where it was asked for. Null for another form, another person's and another workspace's. */
export function readOrigin({ user, team, view }: Acting): (FormOrigin & { command: string }) | null {
	const origin = originSchema.safeParse(parseJson(view.private_metadata)).data;
	return origin?.userId === user.id && origin.teamId === (team?.id ?? user.team_id) ? origin : null;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
