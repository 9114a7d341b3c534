// Proves what closes a request for a reset that nobody has answered: its owner, a new password, a reset (R13, R74).
import { describe, expect, it } from "vitest";
import { changePassword } from "@/lib/accounts/passwords/change-password";
import {
  NEW_PASSWORD,
  reset as newPassword,
  resetTokenFor,
} from "@/lib/accounts/passwords/test-password-person";
import { ownReset } from "@/lib/admin/resets/own-reset";
import {
  callOffOwn,
  makeAdmin,
  makeMember,
  requestReset,
  requestsOf,
  resetNow,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

describe("an open request is closed", () => {
  async function asked() {
    const person = await makeMember();
    await requestReset(person);
    return person;
  }
  const isOpen = async (id: string) => (await requestsOf(id)).some(({ openFor }) => openFor !== null);

  it("by its owner, signed in, who is told that it is there", async () => {
    const person = await asked();
    const { id } = person;
    expect(await ownReset(id)).toEqual({ kind: "requested" });
    mustHave(await callOffOwn(person));
    expect(await isOpen(id)).toBe(false);
    expect(await ownReset(id)).toBeNull();
    expect(await callOffOwn(person)).toMatchObject({ error: "reset-over" });
  });

  it("by a new password, changed or mailed: whoever asked knew the old one", async () => {
    const [changed, mailed] = [await asked(), await asked()];
    const claim = await claimFor(changed.session.id, "change-password");
    const words = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    const { session } = changed;
    const change = { session, claim, ...words, browserMark: undefined, trace: TRACE, now: NOW };
    mustHave(await changePassword(change));
    mustHave(await newPassword(await resetTokenFor(mailed.email)));
    expect([await isOpen(changed.id), await isOpen(mailed.id)]).toEqual([false, false]);
  });

  it("by a reset that an administrator begins without having looked", async () => {
    const person = await asked();
    await resetNow(await makeAdmin(), person);
    expect(await isOpen(person.id)).toBe(false);
    const [request] = await requestsOf(person.id);
    const reset = await database().reset.findFirst({ where: { accountId: person.id } });
    expect(reset?.requestId).toBe(request?.id);
  });
});
