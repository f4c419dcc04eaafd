import { listOf } from "../emulator/json.ts";
import { createMessage, describeFile } from "./store-message.ts";
import { fail, findChannel, jsonArgument, refuseChannel, type WebMethod } from "./web-method.ts";
import { newId, type StoredFile } from "./world.ts";

/** The calls behind files.uploadV2, and what tells of a file. */
export const fileMethods: Record<string, WebMethod> = {
	"files.getUploadURLExternal": ({ world }, team, args) => {
		const length = Number(args.length);
		if (!args.filename || !(length > 0)) return fail("invalid_arguments");
		const file: StoredFile = {
			id: newId("F"),
			teamId: team.id,
			name: String(args.filename),
			title: String(args.filename),
			length,
			data: null,
			completed: false,
		};
		world.files.set(file.id, file);
		return { ok: true, upload_url: `${world.origin}/upload/${file.id}`, file_id: file.id };
	},
	"files.completeUploadExternal": ({ world }, team, args) => {
		const wanted = listOf(jsonArgument(args.files));
		const files = wanted.flatMap((entry) => world.files.get(String(entry.id)) ?? []);
		if (files.length === 0 || files.length !== wanted.length || files.some((file) => file.teamId !== team.id || file.data === null))
			return fail("file_not_found");
		for (const [index, file] of files.entries()) Object.assign(file, { completed: true, title: String(wanted[index]?.title ?? file.name) });
		const channelId = args.channel_id ?? args.channels;
		if (channelId !== undefined) {
			const channel = findChannel(world, team, channelId);
			const refusal = refuseChannel(channel);
			if (refusal || !channel) return refusal ?? fail("channel_not_found");
			createMessage(world, { channel, text: String(args.initial_comment ?? ""), files, via: "files.completeUploadExternal" });
		}
		return { ok: true, files: files.map((file) => describeFile(world, file)) };
	},
	"files.info": ({ world }, team, args) => {
		const file = world.files.get(String(args.file));
		return file?.teamId === team.id ? { ok: true, file: describeFile(world, file) } : fail("file_not_found");
	},
};
