// Proves that a new phone takes the old one's place in three steps that follow from what is stored, and that the old one works until it is removed.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { listAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";
import { removeAuthenticator } from "@/lib/two-factor/authenticators/manage-authenticators";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { keepBoth } from "@/lib/two-factor/enrollment/keep-both";
import { phoneMove } from "@/lib/two-factor/enrollment/phone-move";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { phoneThatScanned } from "@/lib/two-factor/test-phone";

/** Somebody on the second step: the new phone has scanned, and was not confirmed. */
async function moving() {
  const person = await makeProtectedPerson();
  const { accountId, id: sessionId } = person.session;
  await plantRecoveryCodes(accountId);
  const owner = { accountId, sessionId };
  const claim = await claimFor(sessionId, "add-authenticator");
  const start = { session: person.session, baseName: "Phone", trace: TRACE, now: NOW };
  mustHave(await startEnrollment({ ...start, claim, replacesId: person.authenticatorId }));
  const pending = await showEnrollment(owner, person.email, NOW);
  if (!pending) throw new Error("nothing to scan");
  const newPhone = phoneThatScanned(pending.uri);
  const confirm = async () => {
    const wish = { owner, code: newPhone.codeAt(NOW), name: "New phone", trace: TRACE, now: NOW };
    const confirmed = mustHave(await confirmEnrollment(wish));
    return { ...confirmed, session: await redeem(confirmed.signInGrant) };
  };
  const at = async (replacesId: string | null) => phoneMove(await listAuthenticators(accountId), replacesId);
  return { ...person, accountId, pending, newPhone, confirm, at };
}

async function moved() {
  const step = await moving();
  const { isReplacement, session } = await step.confirm();
  return { ...step, isReplacement, session };
}

it("choose, scan, remove: each step is known after a reload", async () => {
  const { at, pending, authenticatorId, confirm } = await moving();
  expect(await at(null)).toEqual({ at: "choose" });
  expect(await at(pending.replacesId)).toMatchObject({ at: "scan", old: { id: authenticatorId } });
  expect(await confirm()).toMatchObject({ isReplacement: true, hasNewCodes: false });
  expect(await at(null)).toMatchObject({
    at: "remove",
    old: { id: authenticatorId },
    added: { name: "New phone" },
  });
});

it("the old phone signs in on every step, until it is removed (R39)", async () => {
  const { email, phone, confirm } = await moving();
  const signIn = async (steps: number) => {
    const proof = { kind: "authenticator", code: phone.codeAt(NOW, steps) } as const;
    return completeSignIn({ ticket: await rewardFor(email), proof }, TRACE, NOW);
  };
  expect((await signIn(-1)).ok).toBe(true);
  const { session } = await confirm();
  expect((await signIn(0)).ok).toBe(true);
  const { accountId, role } = session;
  const [old] = await listAuthenticators(accountId);
  const claim = await claimFor(session.id, "remove-authenticator");
  mustHave(await removeAuthenticator({ accountId, role, claim, trace: TRACE, now: NOW }, old?.id ?? ""));
  expect(await signIn(1)).toMatchObject({ error: "code-wrong" });
});

it("removing it ends the move, and nothing points to what is gone", async () => {
  const { accountId, session, authenticatorId, at } = await moved();
  const claim = await claimFor(session.id, "remove-authenticator");
  const act = { accountId, role: session.role, claim, trace: TRACE, now: NOW };
  mustHave(await removeAuthenticator(act, authenticatorId));
  expect(await at(null)).toEqual({ at: "choose" });
  expect(await listAuthenticators(accountId)).toMatchObject([{ name: "New phone", replacesId: null }]);
});

it("keeping both ends it as well, for this account alone", async () => {
  const [mine, other] = [await moved(), await moved()];
  await keepBoth(mine.accountId);
  expect(await mine.at(null)).toEqual({ at: "choose" });
  expect(await listAuthenticators(mine.accountId)).toHaveLength(2);
  expect(await other.at(null)).toMatchObject({ at: "remove" });
});

it("takes the place of one's own authenticator alone, and without a grant of none (R35)", async () => {
  const [mine, other] = [await makeProtectedPerson(), await makeProtectedPerson()];
  const start = { session: mine.session, baseName: "Phone", trace: TRACE, now: NOW };
  const claim = await claimFor(mine.session.id, "add-authenticator");
  expect(await startEnrollment({ ...start, claim, replacesId: other.authenticatorId })).toMatchObject({
    error: "authenticator-missing",
  });
  expect(await startEnrollment({ ...start, replacesId: mine.authenticatorId })).toMatchObject({
    error: "step-up-required",
  });
});

it("an enrollment that replaces nothing leads nowhere else", async () => {
  const { session } = await makeProtectedPerson();
  const claim = await claimFor(session.id, "add-authenticator");
  mustHave(
    await startEnrollment({ session, baseName: "Phone", claim, replacesId: "", trace: TRACE, now: NOW }),
  );
  const owner = { accountId: session.accountId, sessionId: session.id };
  expect((await showEnrollment(owner, session.email, NOW))?.replacesId).toBeNull();
});
