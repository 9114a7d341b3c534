// Proves when a phone's clock is told of, by how much, and that codes of another time are counted in silence.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { clockAfterMatch, clockState, type StoredClock } from "@/lib/two-factor/authenticators/clock-drift";
import { clockOf, signInOff } from "@/lib/two-factor/test-clock";
import { later, makeProtectedPerson, NOW, plantAuthenticator } from "@/lib/two-factor/test-person";

const RIGHT: StoredClock = { periodSeconds: 30, offsetSteps: 0, driftMs: 0, missedCodes: 0, missedSteps: 0 };
function afterMatches(steps: number[]): StoredClock {
  let clock = RIGHT;
  for (const step of steps) clock = { ...clock, ...clockAfterMatch(clock, step) };
  return clock;
}

describe("matches", () => {
  it.each([
    ["typed at once", [0, 0, 0, 0, 0, 0, 0, 0]],
    ["typed slowly, one in three a step late", [-1, 0, 0, -1, 0, 0, -1, 0, 0]],
    ["a step late six times", [-1, -1, -1, -1, -1, -1]],
    ["late once they were not", [-1, -1, -1, -1, -1, -1, -1, 0, 0]],
  ])("%s are no drift", (_, steps) => {
    expect(clockState(afterMatches(steps))).toEqual({ kind: "fine" });
  });

  it("a step late seven times in a row are about 30 s slow, a step early 30 s fast", () => {
    expect(clockState(afterMatches(Array(7).fill(-1)))).toEqual({ kind: "drifting", seconds: -30 });
    expect(clockState(afterMatches(Array(7).fill(+1)))).toEqual({ kind: "drifting", seconds: 30 });
  });
});

it.each<[string, Partial<StoredClock>, ReturnType<typeof clockState>]>([
  ["one missed code", { missedCodes: 1, missedSteps: -4 }, { kind: "fine" }],
  ["two missed codes", { missedCodes: 2, missedSteps: -4 }, { kind: "drifting", seconds: -120 }],
  ["a center that fits", { offsetSteps: -4, driftMs: -9000 }, { kind: "allowed", seconds: -120 }],
  ["a center that fits no more", { offsetSteps: -4, driftMs: -28_000 }, { kind: "drifting", seconds: -150 }],
  [
    "a clock that was set right since",
    { offsetSteps: -4, missedCodes: 2, missedSteps: 4 },
    { kind: "drifting", seconds: 0 },
  ],
])("tells of %s", (_, kept, told) => {
  expect(clockState({ ...RIGHT, ...kept })).toEqual(told);
});

it.each([-10, -5, -2, +2, +5, +10])(
  "counts a refused code of step %i on its authenticator",
  async (steps) => {
    const person = await makeProtectedPerson();
    expect((await signInOff(person, steps)).ok).toBe(false);
    expect(await clockOf(person)).toMatchObject({ missedCodes: 1, missedSteps: steps, offsetSteps: 0 });
  },
);

it("counts nothing beyond ten steps, nothing that is no code, and no used step", async () => {
  const person = await makeProtectedPerson();
  await signInOff(person, +11);
  await signInOff(person, -11);
  expect((await signInOff(person, 0)).ok).toBe(true);
  // Two minutes later: the code that was used is five steps old.
  await signInOff(person, -5, later(150));
  await signInOff(person, -4, later(120));
  expect(await clockOf(person)).toMatchObject({ missedCodes: 0, missedSteps: 0 });
});

it("says no more of a code that will be right than of any wrong one (decision 002)", async () => {
  const [ahead, wrong] = [await makeProtectedPerson(), await makeProtectedPerson()];
  const refusals = [await signInOff(ahead, +4), await signInOff(wrong, +40)];
  expect(refusals[0]).toEqual(refusals[1]);
  expect(refusals[0]).toEqual({ ok: false, error: "code-wrong", details: {} });
  const rows = await Promise.all(
    [ahead, wrong].map(({ session }) =>
      database().auditRow.findMany({
        where: { actorId: session.accountId, event: "second-factor.checked" },
        select: { result: true, reason: true },
      }),
    ),
  );
  expect(rows[0]).toEqual(rows[1]);
});

it("counts at a step-up as well, and a right code ends the count", async () => {
  const person = await makeProtectedPerson();
  const stepUp = (steps: number, now: Date) => {
    const proof = { kind: "authenticator", code: person.phone.codeAt(now, steps) } as const;
    const act = { session: person.session, purpose: "turn-off", trace: TRACE, now } as const;
    return stepUpWithSecondFactor(act, proof);
  };
  await stepUp(-2, NOW);
  await stepUp(-2, NOW);
  const twice = await clockOf(person);
  expect(twice).toMatchObject({ missedCodes: 2, missedSteps: -2 });
  expect(clockState(twice)).toEqual({ kind: "drifting", seconds: -60 });
  expect((await stepUp(-1, NOW)).ok).toBe(true);
  expect(await clockOf(person)).toMatchObject({ missedCodes: 0, missedSteps: 0 });
});

it("names whose phone it is: the other authenticator of the account stays as it was", async () => {
  const person = await makeProtectedPerson();

  const other = { ...person, ...(await plantAuthenticator(person.session.accountId, NOW, "Tablet")) };
  await signInOff(other, -6);
  expect(await clockOf(other)).toMatchObject({ missedCodes: 1 });
  expect(await clockOf(person)).toMatchObject({ missedCodes: 0 });
});
