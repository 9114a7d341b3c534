// Proves that nobody's sessions end without a grant for this very act and a reason of the list (R64, R68).
import { beforeEach, expect, it } from "vitest";
import { makeBusyPerson } from "@/lib/accounts/passwords/test-password-person";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { endAllSessions } from "@/lib/admin/sessions/end-all-sessions";
import { endAllSessionsSchema } from "@/lib/admin/sessions/schemas";
import { formOf } from "@/lib/platform/actions/test-forms";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TRUSTED_DEVICES = "allowed";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeEach(async () => {
  await database().account.updateMany({ where: { role: "admin" }, data: { role: "member" } });
  admin = await makeAdmin();
});

const actOf = async (who = admin, purpose: StepUpPurpose = "end-all-sessions") =>
  permitOn(who, who.accountId, purpose);
const isLive = async ({ token }: { token: string }) => (await findSession(token, NOW)) !== null;

it("does nothing with no grant, one of another act, or one that ended somebody's own (R68)", async () => {
  const person = await makeBusyPerson();
  const spent = await actOf();
  mustHave(await endAllSessions(spent, "rules-changed"));
  const back = await openSessionOf(person.session.accountId);
  for (const act of [spent, await actOf(admin, "end-person-sessions")])
    expect(await endAllSessions(act, "rules-changed")).toMatchObject({ error: "step-up-required" });
  expect(await isLive(back)).toBe(true);
});

it("happens once for those who use a grant at once", async () => {
  const act = await actOf();
  const tries = await Promise.all(Array.from({ length: 5 }, () => endAllSessions(act, "other-reason")));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
});

it.each(["", "because", "toString"])(
  "does nothing without a reason of the list, such as %j (R77)",
  (reasonClass) => {
    expect(endAllSessionsSchema.safeParse(formOf({ reasonClass })).success).toBe(false);
    const more = { reasonClass: "rules-changed", accountId: "x", sparedId: "y" };
    expect(endAllSessionsSchema.parse(formOf(more))).toEqual({ reasonClass: "rules-changed" });
  },
);
