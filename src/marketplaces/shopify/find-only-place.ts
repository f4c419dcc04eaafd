import { z } from "zod";
import type { AskGraphql } from "./open-graphql.ts";

const PLACES = "query Places { locations(first: 2) { nodes { id } } }";
const placesSchema = z.object({ locations: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });

/** The id of a shop's location where it has one alone; else null. */
export async function findOnlyPlace(ask: AskGraphql): Promise<string | null> {
	const [place, second] = (await ask(PLACES, {}, placesSchema)).locations.nodes;
	return place && !second ? place.id : null;
}
