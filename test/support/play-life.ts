import fc from "fast-check";
import type { Market } from "./market.ts";

/** What happens next: the order goes on there, something that it told is delivered (again), waiting jobs run, two of them at once. */
export type Move =
	| { kind: "go-on" }
	| { kind: "deliver"; pick: number }
	| { kind: "deliver-two"; pick: number; other: number }
	| { kind: "work"; pick: number };

interface Life {
	/** How often the order changes there. */
	stages: number;
	/** Changes it there; from then on the delivery of that stage can come. */
	goOn(stage: number): void;
	/** Posts what that stage told, as the marketplace does. */
	deliver(stage: number): Promise<Response>;
}

/** Any course of that life on the wire: late, repeated, out of order, at the same time. */
export const anyCourse = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant<Move>({ kind: "go-on" }) },
		{ weight: 3, arbitrary: fc.nat().map((pick): Move => ({ kind: "deliver", pick })) },
		{ weight: 2, arbitrary: fc.tuple(fc.nat(), fc.nat()).map(([pick, other]): Move => ({ kind: "deliver-two", pick, other })) },
		{ weight: 2, arbitrary: fc.nat().map((pick): Move => ({ kind: "work", pick })) },
	),
	{ maxLength: 25 },
);

/** Plays a course, then what is left of the life, and the last delivery, which a marketplace repeats until it is taken. */
export async function playLife(market: Market, life: Life, course: readonly Move[]): Promise<void> {
	let stage = 0;
	const goOn = () => {
		if (stage < life.stages) life.goOn(stage++);
	};
	goOn();
	const deliver = async (pick: number) => {
		const answer = await life.deliver(pick % stage);
		if (answer.status !== 200) throw new Error(`A delivery was answered ${answer.status}: ${await answer.text()}`);
	};
	for (const move of course) {
		if (move.kind === "go-on") goOn();
		else if (move.kind === "deliver") await deliver(move.pick);
		else if (move.kind === "deliver-two") await Promise.all([deliver(move.pick), deliver(move.other)]);
		else await workTwo(market, move.pick);
	}
	while (stage < life.stages) goOn();
	await Promise.all([deliver(life.stages - 1), deliver(life.stages - 2)]);
	while (market.waiting.some(isDue)) await workTwo(market, course.length);
}

const isDue = ({ delay = 0 }: { delay?: number }) => delay === 0;

/** Takes two of the jobs that are due, and runs them at the same time. */
async function workTwo(market: Market, pick: number): Promise<void> {
	const take = () => {
		const due = market.waiting.filter(isDue);
		const job = due[pick % due.length];
		if (job) market.waiting.splice(market.waiting.indexOf(job), 1);
		return job ? [job] : [];
	};
	await Promise.all([...take(), ...take()].map((job) => market.runJob(job)));
}
