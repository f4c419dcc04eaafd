import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { nearest } from "../../domain/core/nearest.ts";
import { TOPICS, type Topic } from "../../domain/vendors/topics.ts";

const WORDS = [...TOPICS, "digest"] as const;

/**
 * What a person names of what a channel can be told of: "sales, low-stock and digest"; all but the digest when nothing or "all" is named.
 * @throws DomainError invalid_input that names the word
 */
export function readTopics(typed: string): { topics: Topic[]; digest: boolean } {
	const words = typed
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((word) => word !== "" && word !== "and");
	const unknown = words.find((word) => word !== "all" && !WORDS.some((known) => known === word));
	if (unknown !== undefined) throw new DomainError("invalid_input", say.badTopic({ typed: unknown, near: nearest(unknown, WORDS), topics: WORDS }));
	const isAll = words.length === 0 || words.includes("all");
	return { topics: TOPICS.filter((topic) => isAll || words.includes(topic)), digest: words.includes("digest") };
}
