import type { ReadScope } from "../../../core/permissions/scopes.ts";
import type { OperationChange } from "../../operations/bulk-operation.ts";
import { getTypedRule } from "../get-typed-rule.ts";

/**
 * A schedule's change as it is by now: a price rule that it names says what it says today.
 * @throws DomainError not_found when there is no such rule any more, invalid_input when it can no longer be read
 */
export async function getChangeNow(scope: ReadScope<"inventory.read">, { change }: { change: OperationChange }): Promise<OperationChange> {
	if ((change.kind !== "reprice" && change.kind !== "edit") || !change.saved) return change;
	const { saved, ...rest } = change;
	const { name, ...details } = saved;
	const rule = await getTypedRule(scope, { rule: name, ...details });
	return rest.kind === "reprice" ? { ...rest, rule } : { ...rest, price: rule };
}
