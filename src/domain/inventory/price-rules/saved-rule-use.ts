import { z } from "zod";

const detail = z.string().max(200).optional();

/** A saved price rule that a schedule names, with the details that were typed beside it: each run takes the rule as it is by then. */
export const savedRuleUseSchema = z.strictObject({ name: z.string(), round: detail, floor: detail, ceiling: detail, margin: detail, skip: detail });
