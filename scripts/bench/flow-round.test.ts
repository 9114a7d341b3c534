// Proves that a round of load counts who arrived, and hides nobody who did not.
import { expect, it } from "vitest";
import type { Contender } from "@/scripts/bench/contenders";
import type { FlowPerson } from "@/scripts/bench/flow-person";
import { walk } from "@/scripts/bench/flow-round";

const atRest = { longestStallMs: 0, longestWorkMs: 0, cpuSeconds: 0, queries: 0 };
const done = async () => {};

function personWho(own: Partial<FlowPerson>): FlowPerson {
  const steps = { signUp: done, confirm: done, confirmAlone: done, saveCodes: done, signOut: done };
  return { ...steps, password: done, code: done, untilFreshCode: done, close: () => {}, ...own };
}

/** A server whose readings are given, then at rest. */
function contenderWith(cpuSeconds: number[]): Contender {
  const read = async () => ({ ...atRest, cpuSeconds: cpuSeconds.shift() ?? 0 });
  const server = { origin: "", read, stop: done };
  return { name: "somebody", server, newPerson: () => personWho({}) };
}

it("counts a person whose step failed as an error, and goes on with the others", async () => {
  const lost = personWho({
    confirm: async () => {
      throw new Error("expected /codes, came to /enroll with 200");
    },
  });
  const people = [personWho({}), lost, personWho({})];
  const round = await walk(contenderWith([]), people, ["signUp", "confirm"], 1);
  expect(round.arrived).toEqual([people[0], people[2]]);
  expect(round.errors).toEqual(["somebody: expected /codes, came to /enroll with 200"]);
  expect(round.stepMs.get("signUp")).toHaveLength(3);
  expect(round.stepMs.get("confirm")).toHaveLength(2);
});

it("counts what the server computes after its answers, and nothing from before", async () => {
  const before = [5, 0];
  const after = [0.2, 0.3, 0.1, 0];
  const people = [personWho({}), personWho({})];
  const { cpuMs } = await walk(contenderWith([...before, ...after]), people, ["signUp"]);
  expect(cpuMs).toBeCloseTo(300);
});

it("has no more people under way than it is told", async () => {
  let [underWay, most] = [0, 0];
  const busy = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
  };
  const people = Array.from({ length: 12 }, () => personWho({ signUp: busy }));
  const { arrived } = await walk(contenderWith([]), people, ["signUp"], 4);
  expect([arrived.length, most]).toEqual([12, 4]);
});
