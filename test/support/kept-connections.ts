import type pg from "pg";

/** By the owner's URL of each test database that is there: the connections that `query` looks into it with. */
export const keptConnections = new Map<string, pg.Pool>();
