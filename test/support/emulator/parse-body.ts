import type { WireRequest } from "./serve.ts";

export interface WireFile {
	/** The name of the form's field. */
	readonly field: string;
	readonly name: string;
	readonly type: string;
	readonly data: Buffer;
}

export interface WireBody {
	readonly fields: Record<string, unknown>;
	readonly files: WireFile[];
}

/** Reads a JSON, form-encoded or multipart body. Throws SyntaxError when it is not what its content type says. */
export async function parseBody(request: WireRequest): Promise<WireBody> {
	const type = request.headers["content-type"] ?? "";
	if (request.raw.length === 0) return { fields: {}, files: [] };
	if (type.startsWith("application/json")) return { fields: JSON.parse(request.raw.toString("utf8")), files: [] };
	if (type.startsWith("application/x-www-form-urlencoded")) {
		return { fields: Object.fromEntries(new URLSearchParams(request.raw.toString("utf8"))), files: [] };
	}
	if (type.startsWith("multipart/form-data")) return parseMultipart(request.raw, type);
	return { fields: {}, files: [] };
}

async function parseMultipart(raw: Buffer, type: string): Promise<WireBody> {
	const form = await new Response(new Uint8Array(raw), { headers: { "content-type": type } }).formData();
	const fields: Record<string, unknown> = {};
	const files: WireFile[] = [];
	for (const [field, value] of form.entries()) {
		if (typeof value === "string") fields[field] = value;
		else files.push({ field, name: value.name, type: value.type, data: Buffer.from(await value.arrayBuffer()) });
	}
	return { fields, files };
}
