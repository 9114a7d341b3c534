// Proves that no reset begins where permit, address, person or right is missing, and that the log tells who tried (R74, R76, R68).
import { beforeAll, describe, expect, it } from "vitest";
import { type ResetOrder, resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import {
  type Admin,
  actOf,
  makeAdmin,
  makeMember,
  orderFor,
  protectionLeft,
  resetNow,
} from "@/lib/admin/resets/test-reset-people";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { RESETS_WINDOW_SECONDS } from "@/lib/platform/durations";
import { RESETS_BY_ADMIN } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

let admin: Admin;
let colleague: Admin;

beforeAll(async () => {
  [admin, colleague] = [await makeAdmin(), await makeAdmin()];
});

const accountOf = (id: string) => database().account.findUniqueOrThrow({ where: { id } });

describe("a reset is refused, with nothing changed and a row in the log,", () => {
  async function expectRefused(
    order: (person: { id: string; email: string }) => ResetOrder,
    error: string,
    act = actOf(admin),
  ) {
    const person = await makeMember();
    const before = [await protectionLeft(person.id), await accountOf(person.id)];
    const permit = await act;
    expect(await resetSecondFactor(permit, order(person))).toMatchObject({ ok: false, error });
    expect([await protectionLeft(person.id), await accountOf(person.id)]).toEqual(before);
    expect(await database().reset.count({ where: { accountId: person.id } })).toBe(0);
    expect(await queuedMails(person.email)).toEqual([]);
    const where = { event: "second-factor.reset", result: "failure", actorId: permit.actorId, reason: error };
    expect(await database().auditRow.count({ where })).toBeGreaterThan(0);
    return permit;
  }

  it("without a permit, with one for another act, and with somebody else's (R68)", async () => {
    const right = await actOf(admin);
    const foreign = await actOf(colleague);
    const claims = [
      { ...right.claim, token: "" },
      (await actOf(admin, "decide-reset")).claim,
      { ...(await actOf(admin, "decide-reset")).claim, purpose: "reset-second-factor" as const },
      { ...right.claim, token: foreign.claim.token },
    ];
    for (const claim of claims)
      await expectRefused(orderFor, "step-up-required", Promise.resolve({ ...right, claim }));
  });

  it.each([(email: string) => `x${email}`, (email: string) => email.slice(1), () => ""])(
    "when another address was typed, and keeps the permit (R74) %#",
    async (typed) => {
      const permit = await expectRefused(
        (person) => orderFor(person, { email: typed(person.email) }),
        "reset-email-wrong",
      );
      expect(await holdsStepUpGrant(permit.claim, NOW)).toBe(true);
    },
  );

  it("for one's own account (R76)", async () => {
    const own = await resetSecondFactor(await actOf(admin), orderFor(admin));
    expect(own).toMatchObject({ error: "reset-own" });
    expect((await accountOf(admin.id)).resetAt).toBeNull();
    expect((await protectionLeft(admin.id)).authenticators).toBe(1);
    const where = { event: "second-factor.reset", reason: "reset-own", actorId: admin.id };
    expect(await database().auditRow.count({ where })).toBe(1);
  });

  it("for an id that nobody has (R78)", async () => {
    const order = orderFor({ id: newId(), email: admin.email });
    expect(await resetSecondFactor(await actOf(admin), order)).toMatchObject({
      error: "reset-person-missing",
    });
  });

  it("where there is nothing to take away", async () => {
    const { email, session } = await makePerson();
    const order = orderFor({ id: session.accountId, email });
    expect(await resetSecondFactor(await actOf(admin), order)).toMatchObject({
      error: "reset-nothing-there",
    });
  });

  it("after ten within an hour by one administrator; another one, or an hour, helps (R74)", async () => {
    const busy = await makeAdmin();
    for (let n = 0; n < RESETS_BY_ADMIN; n += 1) await resetNow(busy, await makeMember());
    await expectRefused(orderFor, "resets-used-up", actOf(busy));
    await resetNow(admin, await makeMember());
    await resetNow(busy, await makeMember(), later(RESETS_WINDOW_SECONDS));
  });
});
