import { z } from "zod";
import { say } from "../../domain/core/messages/say.ts";
import { describeMapping } from "../../domain/inventory/mappings/describe-mapping.ts";
import { listMappings } from "../../domain/inventory/selectors/list-mappings.ts";
import { defineCommand } from "./define-command.ts";

export const mappingList = defineCommand({
	name: "mapping list",
	summary: "List how the columns of imported files are read",
	examples: ["/mapping list"],
	input: z.strictObject({}),
	needs: ["inventory.read"],
	audience: "private",
	async run(scope) {
		const mappings = await listMappings(scope);
		if (mappings.length === 0) return { text: say.fileMappingNone(), audience: "private" };
		return {
			text: say.fileMappingList({ count: mappings.length }),
			rows: {
				columns: say.fileMappingColumns(),
				rows: mappings.map(({ name, header, columns }) => [
					name,
					describeMapping(
						header,
						header.map((column) => columns[column] ?? null),
					),
				]),
			},
			audience: "private",
		};
	},
});
