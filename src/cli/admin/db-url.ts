import { ownerUrl } from "./owner-url.ts";
import type { Verb } from "./verb.ts";

export const dbUrl: Verb = { summary: "print the owner's URL of the database in use, for psql and pg_dump", run: ownerUrl };
