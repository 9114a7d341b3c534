// Proves that an authenticator is set to its phone's clock by two unused codes in a row alone, and that its window moves and never widens.
import { describe, expect, it } from "vitest";
import { unreadNotices } from "@/lib/notices/notice-store";
import { database } from "@/lib/platform/db";
import { FRESH_SESSION_SECONDS, SECOND_FACTOR_LOCK_1_SECONDS } from "@/lib/platform/durations";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { clockOf, resynchroniseOff, signInOff } from "@/lib/two-factor/test-clock";
import { later, makeProtectedPerson, mustHave, NOW, plantAuthenticator } from "@/lib/two-factor/test-person";

const STALE = later(FRESH_SESSION_SECONDS + 1);
const offBy = async (steps: number) => {
  const person = await makeProtectedPerson();
  mustHave(await resynchroniseOff(person, steps));
  return person;
};

// The test phone's codes of twenty steps to either side differ; a session's own start is NOW.
describe.each([-18, -7, -2, +2, +7, +18])("a phone that is %i steps off", (steps) => {
  it("signs in after it, in a window of three steps around its own clock (R27)", async () => {
    const person = await makeProtectedPerson();
    expect((await signInOff(person, steps)).ok).toBe(false);
    expect(mustHave(await resynchroniseOff(person, steps))).toBe(steps);
    const soon = later(90);
    for (const beside of [-2, +2]) expect((await signInOff(person, steps + beside, soon)).ok).toBe(false);
    for (const beside of [-1, 0, +1]) expect((await signInOff(person, steps + beside, soon)).ok).toBe(true);
  });
});

it("takes no code of the old center any more", async () => {
  const person = await offBy(-7);
  for (const steps of [-1, 0, +1])
    expect(await signInOff(person, steps, later(90))).toMatchObject({ error: "code-wrong" });
});

it("reaches sixty steps to either side, and no further", async () => {
  for (const steps of [-60, +60]) expect((await resynchroniseOff(await makeAged(), steps)).ok).toBe(true);
  for (const steps of [-61, +61])
    expect(await resynchroniseOff(await makeAged(), steps)).toMatchObject({ error: "codes-not-in-row" });
});

/** Somebody who has used no step of the last hours. */
async function makeAged() {
  const person = await makeProtectedPerson();
  await database().authenticator.update({
    where: { id: person.authenticatorId },
    data: { lastUsedStep: 0 },
  });
  return person;
}

describe("refuses", () => {
  it.each([
    ["the same code twice", 0, 0],
    ["a gap", -2, 0],
    ["the wrong order", 0, -1],
  ])("%s", async (_, first, second) => {
    const person = await makeProtectedPerson();
    const codes: [string, string] = [
      person.phone.codeAt(NOW, first - 4),
      person.phone.codeAt(NOW, second - 4),
    ];
    const refused = await resynchroniseOff(person, 0, { codes });
    expect(refused).toMatchObject({ error: "codes-not-in-row" });
    expect(await clockOf(person)).toMatchObject({ offsetSteps: 0 });
  });

  it("somebody else's authenticator, and one of two that the codes are not of", async () => {
    const [person, other] = [await makeProtectedPerson(), await makeProtectedPerson()];
    const foreign = await resynchroniseOff(person, -5, { id: other.authenticatorId });
    expect(foreign).toMatchObject({ error: "authenticator-missing" });
    const tablet = await plantAuthenticator(person.session.accountId);
    const mixed = await resynchroniseOff(person, -5, { id: tablet.authenticatorId });
    expect(mixed).toMatchObject({ error: "codes-not-in-row" });
  });

  it("without a fresh session or a grant, and counts nothing then", async () => {
    const person = await makeProtectedPerson();
    const wish = { now: STALE };
    expect(await resynchroniseOff(person, -5, wish)).toMatchObject({ error: "step-up-required" });
    const trusted = { session: { ...person.session, factor: "trusted-device" as const } };
    expect(await resynchroniseOff(person, -5, trusted)).toMatchObject({ error: "step-up-required" });
    const wrongAct = await claimFor(person.session.id, "rename-authenticator", "rename-authenticator", STALE);
    expect(await resynchroniseOff(person, -5, { ...wish, claim: wrongAct })).toMatchObject({
      error: "step-up-required",
    });
    const key = { contains: person.session.accountId };
    expect(await database().attemptCounter.count({ where: { key } })).toBe(0);
  });
});

it("takes a grant once, and leaves it to be tried again after wrong codes (R68)", async () => {
  const person = await makeProtectedPerson();
  const claim = await claimFor(
    person.session.id,
    "resynchronise-authenticator",
    "resynchronise-authenticator",
    STALE,
  );
  const wish = { now: STALE, claim };
  const codes: [string, string] = ["000000", "000000"];
  expect(await resynchroniseOff(person, -5, { ...wish, codes })).toMatchObject({ error: "codes-not-in-row" });
  expect((await resynchroniseOff(person, -5, wish)).ok).toBe(true);
  expect(await resynchroniseOff(person, -3, wish)).toMatchObject({ error: "step-up-required" });
});

it("guesses come out of the account's one budget: after five it is locked, for right codes too (R80)", async () => {
  const person = await makeProtectedPerson();
  const codes: [string, string] = ["000000", "111111"];
  for (let n = 0; n < 4; n += 1) await resynchroniseOff(person, 0, { codes });
  expect(await signInOff(person, -30)).toMatchObject({ error: "attempts-locked" });
  expect(await resynchroniseOff(person, -5)).toMatchObject({ error: "attempts-locked" });
  const after = later(SECOND_FACTOR_LOCK_1_SECONDS + 1);
  const claim = await claimFor(
    person.session.id,
    "resynchronise-authenticator",
    "resynchronise-authenticator",
    after,
  );
  expect((await resynchroniseOff(person, -5, { now: after, claim })).ok).toBe(true);
});

it("forgets the old drift, and tells the owner (R85)", async () => {
  const person = await makeProtectedPerson();
  for (let n = 0; n < 2; n += 1) await signInOff(person, -5);
  mustHave(await resynchroniseOff(person, -5));
  expect(await clockOf(person)).toMatchObject({
    offsetSteps: -5,
    driftMs: 0,
    missedCodes: 0,
    missedSteps: 0,
  });
  const told = await unreadNotices(person.session.accountId);
  expect(told).toContainEqual(
    expect.objectContaining({ kind: "authenticator-resynchronised", about: "Phone" }),
  );
});

it("names no clock at sign-in once the center is not the server's: early and late would be said of another one", async () => {
  const person = await offBy(-8);
  expect(await signInOff(person, -12, later(300))).toEqual({ ok: false, error: "code-wrong", details: {} });
  expect(await clockOf(person)).toMatchObject({ missedCodes: 1, missedSteps: -4 });
});
