import { type Json, listOf } from "../emulator/json.ts";
import { checkView } from "./check-blocks.ts";
import { type Context, fail, failWith, jsonArgument, type WebMethod } from "./web-method.ts";
import { newId, type StoredView, type Team, type World } from "./world.ts";

/** views.*: modals and the Home tab. */
export const viewMethods: Record<string, WebMethod> = {
	"views.open": (context, team, args) => {
		const trigger = context.world.triggers.get(String(args.trigger_id));
		if (!trigger) return fail("invalid_trigger_id");
		if (trigger.used) return fail("exchanged_trigger_id");
		if (Date.now() > trigger.expires) return fail("expired_trigger_id");
		const view = readView(context, args);
		if ("error" in view) return view;
		trigger.used = true;
		return { ok: true, view: openView(context.world, team.id, trigger.userId, view, trigger.cause) };
	},
	"views.update": (context, team, args) => {
		const stored = context.world.views.get(String(args.view_id));
		if (stored?.teamId !== team.id || !stored.open) return fail("not_found");
		const view = readView(context, args);
		if ("error" in view) return view;
		stored.view = withIds(view);
		context.world.changes.notify();
		return { ok: true, view: describeView(context.world, stored) };
	},
	"views.publish": (context, team, args) => {
		const user = context.world.users.get(String(args.user_id));
		if (user?.teamId !== team.id) return fail("user_not_found");
		const view = readView(context, args);
		return "error" in view ? view : { ok: true, view: openView(context.world, team.id, user.id, view, null) };
	},
};

/** Opens a view for a person, as views.open and a pushed one do. */
export function openView(world: World, teamId: string, userId: string, view: Json, cause: string | null): Json {
	const stored: StoredView = { id: newId("V"), teamId, userId, view: withIds(view), cause, open: true, errors: null };
	world.views.set(stored.id, stored);
	world.changes.notify();
	return describeView(world, stored);
}

/** A view as the API returns it and a submission carries it. */
export function describeView(world: World, stored: StoredView): Json {
	const team: Team | undefined = world.teams.get(stored.teamId);
	return {
		private_metadata: "",
		callback_id: "",
		...stored.view,
		id: stored.id,
		team_id: stored.teamId,
		app_id: world.appId,
		bot_id: team?.botId,
		root_view_id: stored.id,
		previous_view_id: null,
		app_installed_team_id: stored.teamId,
		external_id: "",
		hash: stored.id,
		state: { values: {} },
	};
}

/** Slack makes up the ids that an input leaves out. */
export function withIds(view: Json): Json {
	return { ...view, blocks: listOf(view.blocks).map((block, index) => ({ ...block, block_id: block.block_id ?? `b${index}` })) };
}

function readView({ checkShape }: Context, args: Json): Json {
	const view = jsonArgument(args.view);
	if (typeof view !== "object" || view === null) return fail("invalid_arguments");
	const refusal = checkView(checkShape, view as Json);
	return refusal ? failWith(refusal) : (view as Json);
}
