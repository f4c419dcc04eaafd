/** A summary or an option's description in another language, by its English words. At most 100 characters each (Discord's limit). */
export type Words = Readonly<Record<string, string>>;
