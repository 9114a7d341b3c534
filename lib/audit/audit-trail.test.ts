// Proves that every security event of the main job writes its row, in the order in which things happened (R86).
import { beforeAll, expect, it } from "vitest";
import { pseudonymOf } from "@/lib/audit/pseudonym";
import { actOut } from "@/lib/audit/test-story";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";
process.env.SIGN_UP = "confirmed";

/** The story ends with the account's erasure: its rows bear the pseudonym. */
let accountId: string;
let told: string[];

beforeAll(async () => {
  accountId = pseudonymOf((await actOut()).accountId);
  const where = { subjectId: accountId };
  const rows = await database().auditRow.findMany({ where, orderBy: { id: "asc" } });
  told = rows.map(({ event, result, factor, reason }) =>
    [event, result, factor, reason].filter(Boolean).join(" "),
  );
});

it("tells the whole story in order", () => {
  const wrongCode = "second-factor.checked failure authenticator code-wrong";
  expect(told).toEqual([
    "account.created success confirmed",
    "session.opened success password",
    "step-up.checked failure password wrong-password",
    "step-up.checked success password",
    "enrollment.started success",
    "enrollment.checked failure code-wrong",
    "enrollment.started success again",
    "sessions.ended success authenticator-added",
    "enrollment.checked success authenticator",
    "authenticator.added success authenticator first",
    "recovery-codes.created success authenticator",
    "session.opened success authenticator",
    "recovery-codes.saved success",
    "session.ended success",
    "password.checked failure password wrong-password",
    "password.checked success password",
    wrongCode,
    "second-factor.checked success authenticator",
    "session.opened success authenticator",
    "step-up.checked success authenticator",
    "authenticator.renamed success",
    "step-up.checked success authenticator",
    "authenticator.removed success",
    "password.checked success password",
    "recovery-code.used success",
    "second-factor.checked success recovery-code",
    "step-up.checked success authenticator",
    "recovery-codes.created success replaced",
    "step-up.checked success authenticator",
    "step-up.checked success authenticator",
    ...Array.from({ length: 5 }, () => ["password.checked success password", wrongCode]).flat(),
    "second-factor.locked failure",
    "two-factor.turned-off success",
    "account.deleted success",
  ]);
});

it("says in each row when, in which request, from where, and about whom", async () => {
  const rows = await database().auditRow.findMany({ where: { subjectId: accountId } });
  for (const { id: _, at, event, result, factor, reason, actorId, ...trace } of rows) {
    expect(trace).toEqual({ ...TRACE, subjectId: accountId, seal: null, sealKeyId: null });
    expect(at.getTime()).toBeGreaterThanOrEqual(NOW.getTime());
    // Who typed a wrong password is not known; whose address it was is.
    const isStranger = event === "password.checked" && result === "failure";
    expect(actorId, event).toBe(isStranger ? null : accountId);
    for (const word of [factor, reason]) expect(word ?? "none").toMatch(/^[a-z-]+$/);
  }
});
