/** How words were taken: as they stand in the items, with sets' names shortened ("pgo" is Pokémon GO), or for what is like them. */
export type Spelling = "exact" | "shortened" | "near";
