/** Reads headers out of an object, as a request's are read. */
export const headerReader = (all: Readonly<Record<string, string>>) => (name: string) => (Object.hasOwn(all, name) ? (all[name] ?? null) : null);
