// Proves that a refused change of password changes nothing, and how the current password is counted.

import { describe, expect, it } from "vitest";
import { events, grantFor, opens, tryChange } from "@/lib/accounts/passwords/test-password-person";
import { personName } from "@/lib/accounts/person-name";
import { database } from "@/lib/platform/db";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { findSession } from "@/lib/sign-in/sessions/session";
import { later, makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

describe("what is refused changes nothing and leaves the step-up in force", () => {
  it.each([
    ["a wrong current password", { currentPassword: "not the password" }, "password-wrong"],
    ["the same password again", { newPassword: PASSWORD }, "password-same"],
    ["a short one (R7)", { newPassword: "xq7#vK!" }, "password-too-short"],
    ["one of 129 code points (R8)", { newPassword: "🔑".repeat(129) }, "password-too-long"],
    ["one that is guessed soon (R9)", { newPassword: "Password123!" }, "password-guessable"],
    ["one made of the address (R10)", { newPassword: "twofold-2026" }, "password-guessable"],
  ])("%s", async (_name, words, error) => {
    const { email, session } = await makePerson();
    expect(await tryChange(session, words)).toMatchObject({
      result: { ok: false, error },
      isGrantLeft: true,
    });
    expect((await findSession(session.token, NOW))?.id).toBe(session.id);
    expect(await opens(email)).toBe(true);
  });

  it("one made of the name that an administrator gave (R10)", async () => {
    const { email, session } = await makePerson();
    await database().account.update({ where: { email }, data: personName("Xiqvoltar Brankowicz") ?? {} });
    const { result } = await tryChange(session, { newPassword: "xiqvoltarbrankowicz" });
    expect(result).toMatchObject({ ok: false, error: "password-guessable" });
  });

  it("a grant of another act, of another session, used, or too old (R13, R68)", async () => {
    const [mine, yours] = [await makePerson(), await makePerson()];
    const { session, email } = mine;
    const used = await grantFor(session);
    await database().stepUpGrant.updateMany({ where: { sessionId: session.id }, data: { usedAt: NOW } });
    const claims = [
      { ...(await grantFor(session, "turn-off")), purpose: "change-password" as const },
      await grantFor(session, "turn-off"),
      { ...(await grantFor(yours.session)), sessionId: session.id },
      used,
      { token: "", sessionId: session.id, purpose: "change-password" as const },
    ];
    for (const claim of claims)
      expect((await tryChange(session, { claim })).result).toMatchObject({ error: "step-up-required" });
    const { result } = await tryChange(session, { now: later(300) });
    expect(result).toMatchObject({ error: "step-up-required" });
    expect(await opens(email)).toBe(true);
  });
});

describe("the current password", () => {
  it("has its own budget, which the second factor's is no part of (R79)", async () => {
    const { email, session } = await makePerson();
    const wrong = { currentPassword: "not the password" };
    for (let n = 0; n < 5; n += 1) await tryChange(session, wrong);
    expect((await tryChange(session)).result).toMatchObject({ error: "password-wrong" });
    expect(await opens(email)).toBe(false);
    const keys = await database().attemptCounter.count({ where: { key: { contains: session.accountId } } });
    expect(keys).toBe(0);
    const rows = await events(session.accountId, "password.changed");
    expect(rows.map(({ reason }) => reason)).toEqual([...Array(5).fill("wrong-password"), "locked"]);
  });

  it("is counted in the budget of a browser that signed in before (R81)", async () => {
    const { email, session } = await makePerson();
    for (let n = 0; n < 5; n += 1) await opens(email, "not the password");
    const browserMark = markKnownBrowser(session.accountId, NOW);
    mustHave((await tryChange(session, { browserMark })).result);
  });

  it("costs no try while only the new one is refused", async () => {
    const { session } = await makePerson();
    for (let n = 0; n < 8; n += 1) await tryChange(session, { newPassword: "short" });
    mustHave((await tryChange(session)).result);
  });
});
