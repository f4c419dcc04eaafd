import { say } from "../../core/messages/say.ts";
import { describeMapping } from "../mappings/describe-mapping.ts";
import type { OperationSource } from "../operations/bulk-operation.ts";

/** How a file is read, as its preview tells it; nothing of our own columns in UTF-8, which say it themselves. */
export function importSourceFields(source: OperationSource): { name: string; value: string }[] {
	if (source.kind !== "file") return [];
	const { format, mapping = null, encoding: letters, header, roles, quantities } = source;
	const fields: { name: string; value: string }[] = [];
	const encoding = letters === "utf-8" ? null : say.encodingName({ encoding: letters });
	if (format !== "omni" || encoding !== null) fields.push({ name: say.fieldFormat(), value: say.formatSaid({ format, mapping, encoding }) });
	if (roles) fields.push({ name: say.fieldColumns(), value: describeMapping(header, roles) });
	if (source.location) fields.push({ name: say.fieldLocation(), value: source.location.name });
	if (quantities !== null && (format !== "omni" || quantities === "add"))
		fields.push({ name: say.fieldQuantities(), value: say.quantitiesSaid({ quantities }) });
	return fields;
}
