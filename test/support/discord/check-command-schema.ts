import type { Problem } from "./api-answer.ts";
import type { CheckSchema } from "./open-api.ts";

/** What Discord's document says against a command. It calls default_member_permissions an integer where Discord takes and gives a string. */
export function checkCommandSchema(checkSchema: CheckSchema, schema: string, command: object): Problem[] {
	const permissions: unknown = Reflect.get(command, "default_member_permissions");
	return checkSchema(schema, typeof permissions === "string" ? { ...command, default_member_permissions: Number(permissions) } : command);
}
