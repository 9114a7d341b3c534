// Proves what a right password buys, that a wrong one buys nothing, and that no refusal tells why.
import { beforeAll, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { signIn } from "@/lib/sign-in/sign-in";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  plantAuthenticator,
  redeem,
} from "@/lib/two-factor/test-person";

let plain: Awaited<ReturnType<typeof makePerson>>;
let enrolled: Awaited<ReturnType<typeof makeProtectedPerson>>;
beforeAll(async () => {
  plain = await makePerson();
  enrolled = await makeProtectedPerson();
});

const tryPassword = (email: string, password = PASSWORD, now = NOW) =>
  signIn({ email, password, browserMark: undefined }, TRACE, now);

async function credentialCounts() {
  const db = database();
  const counts = [db.ticket.count(), db.signInGrant.count(), db.session.count(), db.stepUpGrant.count()];
  const [tickets, grants, sessions, stepUps] = await Promise.all(counts);
  return { tickets, grants, sessions, stepUps };
}

describe("a right password", () => {
  it("buys an enrolled account a ticket, and neither grant nor session (R17)", async () => {
    const before = await credentialCounts();
    expect(mustHave(await tryPassword(enrolled.email)).kind).toBe("ticket");
    expect(await credentialCounts()).toEqual({ ...before, tickets: (before.tickets ?? 0) + 1 });
  });

  it("buys an account without a second factor a grant for a session", async () => {
    const reward = mustHave(await tryPassword(plain.email));
    expect(reward.kind).toBe("grant");
    const session = await redeem(reward.token);
    expect(session).toMatchObject({ email: plain.email, factor: "password", hasSecondFactor: false });
  });

  it("opens no session with a grant from before the second factor", async () => {
    const person = await makePerson();
    const reward = mustHave(await tryPassword(person.email));
    await plantAuthenticator(person.session.accountId);
    await expect(redeem(reward.token)).rejects.toThrow("opened no session");
  });
});

describe("a refusal", () => {
  it("is the same for an unknown address, a wrong password and a locked account (R15)", async () => {
    const { email } = await makePerson();
    const wrong = await tryPassword(email, "not the password");
    for (let n = 0; n < 5; n += 1) await tryPassword(email, "not the password");
    const locked = await tryPassword(email);
    const unknown = await tryPassword("nobody@example.test");
    expect(wrong).toEqual({ ok: false, error: "credentials-wrong", details: {} });
    expect(locked).toEqual(wrong);
    expect(unknown).toEqual(wrong);
  });

  it("mints nothing, with or without a second factor", async () => {
    const before = await credentialCounts();
    for (const email of [plain.email, enrolled.email, "nobody@example.test"]) {
      expect((await tryPassword(email, "not the password", later(7200))).ok).toBe(false);
    }
    expect(await credentialCounts()).toEqual(before);
  });

  it("leaves the reason in the audit row alone", async () => {
    const { email, session } = await makePerson();
    const since = await database().auditRow.count();
    await tryPassword(email, "not the password");
    await tryPassword("nobody-else@example.test");
    const rows = await database().auditRow.findMany({ skip: since, orderBy: { id: "asc" } });
    const shared = { event: "password.checked", result: "failure", actorId: null, factor: "password" };
    expect(rows).toMatchObject([
      { ...shared, subjectId: session.accountId, reason: "wrong-password" },
      { ...shared, subjectId: null, reason: "unknown-address" },
    ]);
  });
});
