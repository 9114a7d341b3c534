// Proves that a deleted account leaves its audit rows and nothing else, and that nobody else is touched.
import { describe, expect, it } from "vitest";
import { Prisma } from "@/generated/sqlite/client";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { makeFullPerson } from "@/lib/accounts/privacy/test-full-person";
import { pseudonymOf } from "@/lib/audit/pseudonym";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { claimFor, ownAct } from "@/lib/sign-in/step-up/test-claim";
import { makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const permit = (session: { id: string; accountId: string }) => ownAct(session, "delete-account");

/** Rows of every table but the audit log, and what counts for limits and figures: those are about nobody afterwards. */
async function rowCounts(): Promise<Record<string, bigint>> {
  const counts: Record<string, bigint> = {};
  for (const name of Object.values(Prisma.ModelName)) {
    if (["AuditRow", "DailyFigure", "ChannelSend", "Webhook"].includes(name)) continue;
    const [row] = await database().$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM "${name}"`);
    counts[name] = row?.n ?? 0n;
  }
  return counts;
}

describe("deleting an account", () => {
  it("leaves its audit rows under a pseudonym and nothing else (R114)", async () => {
    const before = await rowCounts();
    const { session, email } = await makeFullPerson();
    const act = await permit(session);
    const filled = await rowCounts();
    const unused = ["Installation", "RateLimit", "AuditChain", "Policy", "ChannelPause", "ProviderRemoval"];
    for (const [table, count] of Object.entries(filled)) {
      if (!unused.includes(table)) expect(count, table).toBeGreaterThan(before[table] ?? 0n);
    }
    expect(await deleteAccount(act)).toEqual({ ok: true, value: null });
    expect(await rowCounts()).toEqual(before);
    const sends = await database().channelSend.findMany({ where: { accountId: session.accountId } });
    expect(sends).toEqual([]);

    expect(await findSession(session.token, NOW)).toBeNull();
    expect(await signIn({ email, password: PASSWORD, browserMark: undefined }, TRACE, NOW)).toMatchObject({
      ok: false,
    });
    const rows = await database().auditRow.findMany({
      where: { subjectId: pseudonymOf(session.accountId) },
      orderBy: { id: "asc" },
    });
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.at(-1)).toMatchObject({
      event: "account.deleted",
      result: "success",
      at: NOW,
      requestId: TRACE.requestId,
    });
  });

  it("leaves the address free for a new account", async () => {
    const { session, email } = await makePerson();
    mustHave(await deleteAccount(await permit(session)));
    const again = await makePerson(NOW, email);
    expect(again.session.accountId).not.toBe(session.accountId);
  });

  it("touches nobody else", async () => {
    const [mine, yours] = [await makeFullPerson(), await makeFullPerson()];
    const where = { where: { accountId: yours.session.accountId } };
    const others = () =>
      Promise.all([
        database().session.findMany(where),
        database().authenticator.findMany(where),
        database().recoveryBatch.findMany(where),
      ]);
    const before = await others();
    mustHave(await deleteAccount(await permit(mine.session)));
    expect(await others()).toEqual(before);
  });

  it("is refused without a grant for it, and then changes nothing", async () => {
    const { session } = await makeFullPerson();
    const before = await rowCounts();
    const act = { accountId: session.accountId, trace: TRACE, now: NOW };
    const claims = [
      { token: "", sessionId: session.id, purpose: "delete-account" } as const,
      { token: session.token, sessionId: session.id, purpose: "delete-account" } as const,
    ];
    for (const claim of claims) {
      expect(await deleteAccount({ ...act, claim })).toMatchObject({ error: "step-up-required" });
    }
    expect(await rowCounts()).toEqual(before);
    const other = await claimFor(session.id, "delete-account", "turn-off");
    expect(await deleteAccount({ ...act, claim: other })).toMatchObject({ error: "step-up-required" });
  });

  it("happens once of ten that come at once", async () => {
    const { session } = await makePerson();
    const act = await permit(session);
    const results = await Promise.all(Array.from({ length: 10 }, () => deleteAccount(act)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

it("refuses the only administrator, and lets one of two go (R76, R114)", async () => {
  const [first, second] = [await makePerson(), await makePerson()];
  const makeAdmin = (id: string) => database().account.update({ where: { id }, data: { role: "admin" } });
  await makeAdmin(first.session.accountId);
  const leave = async ({ session }: typeof first) => deleteAccount(await permit(session));
  expect(await leave(first)).toMatchObject({ error: "last-admin" });
  await makeAdmin(second.session.accountId);
  expect((await leave(first)).ok).toBe(true);
  expect(await leave(second)).toMatchObject({ error: "last-admin" });
});
