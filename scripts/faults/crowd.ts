// Owns many people at once, each living one story after the other.
import { setTimeout } from "node:timers/promises";
import { Customer } from "@/scripts/faults/customer";
import type { Journal } from "@/scripts/faults/journal";
import { NoAnswer } from "@/scripts/faults/no-answer";

/** The wait after a request without an answer, before the next story. */
const REST_MS = 200;

/** Lets people live their stories until `isOver`. Returns how many stories came to their end. */
export async function crowd(
  origin: string,
  journal: Journal,
  { size, isOver }: { size: number; isOver: () => boolean },
) {
  let stories = 0;
  const lane = async (_: unknown, index: number) => {
    for (let turn = index; !isOver(); turn += 1) {
      const customer = new Customer(origin, journal);
      await customer.liveOnce(turn % 4 === 0).then(
        () => {
          stories += 1;
        },
        async (fault: unknown) => {
          if (!(fault instanceof NoAnswer)) throw fault;
          await setTimeout(REST_MS);
        },
      );
    }
  };
  await Promise.all(Array.from({ length: size }, lane));
  return stories;
}
