// Proves that no code counts twice when an authenticator is resynchronised: not before, not after, and not beside it (RFC 6238 5.2).
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { transaction } from "@/lib/platform/db";
import { resynchroniseOff, signInOff } from "@/lib/two-factor/test-clock";
import { later, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { judgeProof, spendProof } from "@/lib/two-factor/verification/proof";

describe("a code that was used", () => {
  it("before counts neither in the pair nor after it (R28)", async () => {
    const person = await makeProtectedPerson();
    expect((await signInOff(person, 0)).ok).toBe(true);
    for (const steps of [0, +1]) {
      const refused = await resynchroniseOff(person, steps);
      expect(refused).toMatchObject({ error: "code-already-used" });
    }
    expect((await resynchroniseOff(person, +2)).ok).toBe(true);
    expect(await signInOff(person, 0, later(30))).toMatchObject({ ok: false });
  });

  it("in the pair is not accepted afterwards, at sign-in or in another pair", async () => {
    const person = await makeProtectedPerson();
    mustHave(await resynchroniseOff(person, -5));
    for (const steps of [-6, -5])
      expect(await signInOff(person, steps)).toMatchObject({ error: "code-already-used" });
    expect(await resynchroniseOff(person, -5)).toMatchObject({ error: "code-already-used" });
    expect(await resynchroniseOff(person, -4)).toMatchObject({ error: "code-already-used" });
    expect((await signInOff(person, -4)).ok).toBe(true);
  });

  it("in a window that moves at the same moment is used once: a sign-in and a pair, side by side", async () => {
    const person = await makeProtectedPerson();
    const results = await Promise.all([
      signInOff(person, 0),
      resynchroniseOff(person, 0),
      resynchroniseOff(person, 0),
    ]);
    expect(results.filter(({ ok }) => ok).length).toBe(1);
  });
});

it("a code that was judged by the old center is not taken once the center has moved", async () => {
  const person = await makeProtectedPerson();
  const { accountId, id: sessionId } = person.session;
  const judging = {
    accountId,
    binding: { for: "step-up", sessionId, purpose: "turn-off" },
    takesSentCodes: false,
    now: NOW,
  } as const;
  const code = person.phone.codeAt(NOW);
  const verdict = mustHave(await judgeProof({ kind: "authenticator", code }, judging));
  mustHave(await resynchroniseOff(person, -7));
  const spending = { accountId, takesTemporaryCode: false, trace: TRACE, now: NOW };
  expect(await transaction((tx) => spendProof(tx, verdict, spending))).toBeNull();
});
