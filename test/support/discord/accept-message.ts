import { type Json, objectOf } from "../emulator/json.ts";
import type { WireAnswer } from "../emulator/serve.ts";
import { apiError, invalidBody } from "./api-answer.ts";
import { checkMessage, componentsV2Flag } from "./message-rules.ts";
import type { ApiRequest, Context } from "./route.ts";
import type { StoredMessage } from "./world.ts";

export interface Acceptance {
	/** The schema of the whole request in Discord's OpenAPI. */
	readonly schema: string;
	/** The message's part of the body, when it is not the whole. */
	readonly data?: Json;
	/** The message that is edited. */
	readonly editing?: StoredMessage | undefined;
}

/** The refusal that Discord would give to a message's body, if any. */
export function refuseMessage({ world, checkSchema }: Context, request: ApiRequest, { schema, data, editing }: Acceptance): WireAnswer | undefined {
	const body = data ?? objectOf(request.body);
	const bytes = request.files.reduce((sum, file) => sum + file.data.length, 0);
	if (bytes > world.limits.uploadBytes) return apiError(413, 40005, "Request entity too large");
	const kept = keptNames(body, editing);
	const fileNames = [...kept, ...request.files.map((file) => file.name)];
	const problems = [...checkMessage(body, fileNames), ...checkSchema(schema, request.body ?? {})];
	if (problems.length > 0) return invalidBody(problems);
	if (isEmpty(body, fileNames, editing)) return apiError(400, 50006, "Cannot send an empty message");
	return undefined;
}

function keptNames(body: Json, editing: StoredMessage | undefined): string[] {
	if (!editing) return [];
	const listed = Array.isArray(body.attachments) ? (body.attachments as Json[]) : undefined;
	return editing.data.attachments.filter((old) => !listed || listed.some((entry) => entry.id === old.id)).map((old) => old.filename);
}

/** Buttons alone are no message, unless its body is made of components. */
function isEmpty(body: Json, fileNames: readonly string[], editing: StoredMessage | undefined): boolean {
	const after = (key: "content" | "embeds" | "components") => (key in body ? body[key] : editing?.data[key]);
	const flags = Number(body.flags ?? 0) | (editing?.data.flags ?? 0);
	const counts = (value: unknown) => Array.isArray(value) && value.length > 0;
	if (after("content") || counts(after("embeds")) || fileNames.length > 0) return false;
	return !((flags & componentsV2Flag) !== 0 && counts(after("components")));
}
