import { dateFormat } from "../../domain/core/date-format.ts";
import { DomainError } from "../../domain/core/errors.ts";
import { say } from "../../domain/core/messages/say.ts";
import { parseSince } from "../../domain/core/parse-since.ts";

interface Asked {
	since: string;
	until: string | undefined;
	now: Date;
	timezone: string;
	locale: string;
}

interface ReportPeriod {
	since: Date;
	/** The first moment after it; null has no end. */
	until: Date | null;
	/** "From Nov 1, 2026 to Nov 24, 2026" */
	label: string;
}

/**
 * The half-open stretch of time that a report is about, in the shop's days.
 * @throws DomainError invalid_input for what is no time, or ends before it begins
 */
export function reportPeriod({ since, until, now, timezone, locale }: Asked): ReportPeriod {
	const start = parseSince(since, { now, timezone });
	const end = until === undefined ? null : parseSince(until, { now, timezone, edge: "end", option: "until" });
	if (end && end <= start) throw new DomainError("invalid_input", say.reportBackwards({ since, until: until ?? "" }));
	const day = dateFormat({ locale, timezone }, { dateStyle: "medium" });
	const label = say.reportPeriod({ from: day.format(start), to: end && day.format(new Date(end.getTime() - 1)) });
	return { since: start, until: end, label };
}
