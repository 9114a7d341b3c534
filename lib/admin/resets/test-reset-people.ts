// Owns what the tests of resets start from: administrators, people with everything that must end, and orders for a reset.
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { askForHelp } from "@/lib/admin/resets/ask-for-help";
import type { ResetOrder } from "@/lib/admin/resets/begin-reset";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { callOffOwnReset } from "@/lib/admin/resets/call-off-reset";
import type { ResetTime } from "@/lib/admin/resets/reset-terms";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { FOUR_EYES_NEW_ADMIN_SECONDS } from "@/lib/platform/durations";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { adminAct } from "@/lib/sign-in/step-up/test-claim";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  rewardFor,
} from "@/lib/two-factor/test-person";

export type Admin = Awaited<ReturnType<typeof makeAdmin>>;

/** An administrator with a confirmed address and a second factor. */
export async function makeAdmin() {
  const person = await makeProtectedPerson();
  const { accountId: id } = person.session;
  await database().account.update({
    where: { id },
    data: { role: "admin", adminSince: later(-FOUR_EYES_NEW_ADMIN_SECONDS), emailConfirmedAt: NOW },
  });
  return { ...person, id };
}

/** A member with an authenticator and a confirmed address. */
export async function makeMember() {
  const person = await makeProtectedPerson();
  const { accountId: id } = person.session;
  await database().account.update({ where: { id }, data: { emailConfirmedAt: NOW } });
  return { ...person, id };
}

/** An act of an administrator with a fresh grant, for a reset unless told otherwise. */
export function actOf(
  { session }: { session: OpenSession },
  purpose: StepUpPurpose = "reset-second-factor",
  now: Date = NOW,
): Promise<AdminAct> {
  return adminAct(session, purpose, now);
}

export function orderFor(person: { id: string; email: string }, own: Partial<ResetOrder> = {}): ResetOrder {
  const why = { reasonClass: "lost-phone", reason: "Called back on the number on file" } as const;
  return { accountId: person.id, email: person.email, time: "now", ...why, ...own };
}

/** Calls off the reset of one's own account, with a permit that was just earned. */
export async function callOffOwn({ id, session }: { id: string; session: OpenSession }, now: Date = NOW) {
  const { claim } = await actOf({ session }, "call-off-reset", now);
  return callOffOwnReset({ accountId: id, claim, trace: TRACE, now });
}

/** Somebody asks for a reset, behind their password. Gives the id of the request. */
export async function requestReset({ id, email }: { id: string; email: string }): Promise<string> {
  const ticket = await rewardFor(email);
  mustHave(await askForHelp({ ticket, text: "Lost both", browserMark: undefined, trace: TRACE, now: NOW }));
  return (await database().resetRequest.findUniqueOrThrow({ where: { openFor: id } })).id;
}

/** The requests of an account, oldest first. */
export function requestsOf(accountId: string) {
  return database().resetRequest.findMany({ where: { accountId }, orderBy: { createdAt: "asc" } });
}

/** Resets somebody at once and gives the token of the link. */
export async function resetNow(admin: Admin, person: { id: string; email: string }, now: Date = NOW) {
  const act = await actOf(admin, "reset-second-factor", now);
  const outcome = mustHave(await resetSecondFactor(act, orderFor(person)));
  if (outcome.kind !== "done") throw new Error(`not done but ${outcome.kind}`);
  return tokenOf(outcome.link);
}

/** A member whose reset an administrator of their own has scheduled, with the token of the mail against it. */
export async function makeScheduled(time: ResetTime = "short") {
  const [by, person] = [await makeAdmin(), await makeMember()];
  const outcome = mustHave(await resetSecondFactor(await actOf(by), orderFor(person, { time })));
  const [mail] = await mailsOf(person.email, "reset-scheduled");
  const { id: resetId } = await database().reset.findUniqueOrThrow({ where: { pendingFor: person.id } });
  return { ...person, by, outcome, resetId, cancelToken: tokenOf(mail?.values.link) };
}

/** A reset of an administrator that a first one has begun and that waits for a second one. */
export async function makeProposed(time: ResetTime = "now") {
  const [first, second, subject] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
  const outcome = mustHave(await resetSecondFactor(await actOf(first), orderFor(subject, { time })));
  const { id: resetId } = await database().reset.findUniqueOrThrow({ where: { pendingFor: subject.id } });
  return { first, second, subject, outcome, resetId };
}

/** Another administrator's yes. */
export async function approveAs(admin: Admin, resetId: string, email: string, now: Date = NOW) {
  return approveReset(await actOf(admin, "decide-reset", now), resetId, email);
}

/** The states of an account's resets. */
export async function resetStatesOf(accountId: string) {
  return (await database().reset.findMany({ where: { accountId } })).map(({ state }) => state);
}

/** The mails of a kind that wait for an address, oldest first. */
export async function mailsOf(email: string, kind: string) {
  return (await queuedMails(email)).filter((mail) => mail.kind === kind);
}

/** The kinds of notices that an account got. */
export async function noticesOf(accountId: string): Promise<string[]> {
  const rows = await database().notice.findMany({ where: { accountId }, orderBy: { at: "asc" } });
  return rows.map(({ kind }) => kind);
}

/** What an account's rows say of what it takes to get in. */
export async function protectionLeft(accountId: string) {
  const db = database();
  const where = { accountId };
  return {
    authenticators: await db.authenticator.count({ where }),
    enrollments: await db.enrollment.count({ where }),
    recoveryBatches: await db.recoveryBatch.count({ where }),
    sessions: await db.session.count({ where }),
    tickets: await db.ticket.count({ where }),
    grants: await db.signInGrant.count({ where }),
    devices: await db.trustedDevice.count({ where }),
  };
}
