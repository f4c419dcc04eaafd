import { z } from "zod";

/** What a location may be called: short, for it stands in every line that names two of them. */
export const locationNameSchema = z.string().trim().min(1).max(40);
