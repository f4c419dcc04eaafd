import { z } from "zod";
import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { parseInput } from "../../core/parse-input.ts";
import type { VendorScope } from "../../core/permissions/scopes.ts";
import { getVendor } from "../../vendors/selectors/get-vendor.ts";
import { lockVendor } from "../../vendors/services/lock-vendor.ts";
import { recordAudit } from "../../vendors/services/record-audit.ts";
import { parsePriceRule } from "../price-rules/parse-price-rule.ts";
import type { PriceRule } from "../price-rules/price-rule.ts";
import { priceRuleNameSchema } from "../price-rules/price-rule-name.ts";
import { findPriceRule } from "../selectors/find-price-rule.ts";
import { listPriceRules } from "../selectors/list-price-rules.ts";

const MAX_TEXT = 2_000;
/** Rules that a shop may keep: they are listed on one page. */
const MOST_RULES = 50;

const inputSchema = z.strictObject({
	name: priceRuleNameSchema,
	text: z
		.string()
		.trim()
		.max(MAX_TEXT, say.ruleTooLong({ max: MAX_TEXT })),
	/** A rule of that name may be replaced. */
	replace: z.boolean().default(false),
});

interface Saved {
	name: string;
	rule: PriceRule;
	/** What the rule of that name said before. */
	was: string | null;
	/** Null when it said so already. */
	changeNumber: bigint | null;
}

/**
 * Keeps a price rule by name, once it is understood.
 * @throws DomainError invalid_input for a rule that is not; conflict for a name in use, unless it may be replaced, or when there are too many
 */
export async function savePriceRule(scope: VendorScope<"pricing.bulk" | "inventory.read">, input: z.input<typeof inputSchema>): Promise<Saved> {
	const { name, text, replace } = parseInput(inputSchema, input);
	const { vendorId } = scope;
	const { currency } = await getVendor(scope);
	const rule = parsePriceRule({ change: text, currency });
	// One after the other: two of the same name at once would be two.
	await lockVendor(scope);
	const known = await findPriceRule(scope, { name });
	if (known?.name === name && known.text === text) return { name, rule, was: text, changeNumber: null };
	if (known && !replace) {
		const again = { label: say.ruleReplaceLabel(), options: { replace: "yes" } };
		throw new DomainError("conflict", say.ruleExists({ name: known.name, text: known.text }), { hint: say.ruleExistsHint(), again });
	}
	if (!known && (await listPriceRules(scope)).length >= MOST_RULES) throw new DomainError("conflict", say.rulesTooMany({ most: MOST_RULES }));
	const ruleId = known?.id ?? (await create(scope, { name, text }));
	if (known) await scope.write.savedPriceRule.updateMany({ where: { vendorId, id: known.id }, data: { name, text } });
	const restore = known && { name: known.name, text: known.text };
	const changeNumber = await recordAudit(scope, {
		action: "save-price-rule",
		subjectKind: "price_rule",
		subjectId: ruleId,
		...(restore && { before: restore }),
		after: { name, text },
		inverse: { kind: "price-rule", seen: { name, text }, restore },
	});
	return { name, rule, was: known?.text ?? null, changeNumber };
}

async function create(scope: VendorScope, rule: { name: string; text: string }): Promise<string> {
	const { id } = await scope.write.savedPriceRule.create({
		data: { vendorId: scope.vendorId, personId: scope.actor.personId, ...rule },
		select: { id: true },
	});
	return id;
}
