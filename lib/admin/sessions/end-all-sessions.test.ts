// Proves that everybody's sessions end at once with whatever could open or permit one, and that one administrator stays (R64).
import { beforeEach, describe, expect, it } from "vitest";
import { alive, makeBusyPerson } from "@/lib/accounts/passwords/test-password-person";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { endAllSessions } from "@/lib/admin/sessions/end-all-sessions";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { sweepEpochs } from "@/lib/sign-in/sessions/session-epoch";
import { countLiveSessions, listSessions } from "@/lib/sign-in/sessions/session-list";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import {
  beginEnrollment,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { signInAndTrust } from "@/lib/two-factor/trusted-devices/test-trusting";
import { listTrustedDevices } from "@/lib/two-factor/trusted-devices/trusted-device-store";

// Before anything asks for the settings.
process.env.TRUSTED_DEVICES = "allowed";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeEach(async () => {
  await database().account.updateMany({ where: { role: "admin" }, data: { role: "member" } });
  admin = await makeAdmin();
});

const actOf = async (who = admin, purpose: StepUpPurpose = "end-all-sessions") =>
  permitOn(who, who.accountId, purpose);
const endAll = async () => endAllSessions(await actOf(), "intruder-suspected");
const isLive = async ({ token }: { token: string }) => (await findSession(token, NOW)) !== null;

describe("ends at once", () => {
  it("sessions, tickets, grants, trusted devices and waiting changes of address, of members and administrators (R64, R67)", async () => {
    const [person, other] = [await makeBusyPerson(), await makeAdmin()];
    const own = await openSessionOf(admin.accountId);
    mustHave(await endAll());
    for (const session of [person.session, person.other, other.session, own])
      expect(await isLive(session)).toBe(false);
    const { accountId } = person.session;
    const code = person.phone.codeAt(NOW);
    expect(
      await completeSignIn({ ticket: person.ticket, proof: { kind: "authenticator", code } }, TRACE, NOW),
    ).toMatchObject({
      error: "ticket-expired",
    });
    expect(await redeemSignInGrant(person.grant, TRACE, NOW)).toBeNull();
    expect(await alive(accountId)).toMatchObject({ tickets: 0, grants: 0, stepUps: 0, stayingLinks: 3 });
    const waiting = { accountId, purpose: { in: ["change-email", "second-email"] } };
    expect(await database().linkToken.count({ where: waiting })).toBe(0);
  });

  it("the trust in a browser: after the password it is asked for the second factor again (R67)", async () => {
    const { email, phone } = await makeProtectedPerson();
    const code = phone.codeAt(NOW);
    const trusted = await signInAndTrust(await rewardFor(email), code);
    const claim = { email, password: PASSWORD, browserMark: undefined };
    const comeBack = async () =>
      mustHave(await signIn({ ...claim, deviceToken: trusted.deviceToken ?? "" }, TRACE, NOW)).kind;
    expect(await comeBack()).toBe("grant");
    mustHave(await endAll());
    expect(await comeBack()).toBe("ticket");
  });

  it("an enrollment that is under way in one of them", async () => {
    const { session } = await makePerson();
    const { owner, phone } = await beginEnrollment(session);
    mustHave(await endAll());
    const confirmation = { owner, code: phone.codeAt(NOW), name: "Theirs", trace: TRACE, now: NOW };
    expect((await confirmEnrollment(confirmation)).ok).toBe(false);
    expect(await database().authenticator.count({ where: { accountId: session.accountId } })).toBe(0);
  });

  it("what is redeemed in the same moment: no grant of before opens a session that lives", async () => {
    const { session } = await makePerson();
    const mint = () => signInGrantOf(session.accountId, "password");
    const grants = await Promise.all(Array.from({ length: 8 }, mint));
    const redeem = (grant: string) => redeemSignInGrant(grant, TRACE, NOW);
    const act = await actOf();
    const early = grants.slice(0, 4).map(redeem);
    // One of them in any case; the others may come too late.
    await early[0];
    const ended = endAllSessions(act, "secrets-leaked");
    const opened = await Promise.all([...early, ...grants.slice(4).map(redeem)]);
    mustHave(await ended);
    expect(opened.filter(Boolean).length).toBeGreaterThan(0);
    for (const one of opened) expect(one && (await isLive(one))).toBeFalsy();
  });
});

it("spares the session of the administrator who acts, and lets everybody come back (R64)", async () => {
  const { session } = await makeBusyPerson();
  mustHave(await endAll());
  expect(await findSession(admin.session.token, NOW)).toMatchObject({ role: "admin" });
  const back = await openSessionOf(session.accountId);
  const live = await findSession(back.token, NOW);
  expect(live && (await listSessions(live, NOW)).map(({ id }) => id)).toEqual([back.id]);
  expect(live && (await listTrustedDevices(live, NOW))).toEqual([]);
  expect(await countLiveSessions(NOW)).toEqual({ count: 2, isMore: false });
  expect(await countLiveSessions(NOW, 1)).toEqual({ count: 1, isMore: true });
  mustHave(await endAll());
  expect([await isLive(back), await isLive(admin.session)]).toEqual([false, true]);
});

it("is one write, however many sessions there are: the sweeper takes them away, and no live one", async () => {
  const { session } = await makeBusyPerson();
  const where = { accountId: session.accountId };
  const before = await database().session.count({ where });
  mustHave(await endAll());
  expect(await database().session.count({ where })).toBe(before);
  await sweepEpochs();
  expect(await alive(session.accountId)).toMatchObject({ sessions: 0, devices: 0 });
  expect(await database().session.findMany({ select: { id: true } })).toEqual([{ id: admin.session.id }]);
});

it("is written down with its reason, and told to every administrator (R85, R86)", async () => {
  const other = await makeAdmin();
  await database().account.update({ where: { id: other.accountId }, data: { emailConfirmedAt: NOW } });
  mustHave(await endAll());
  const where = { event: "sessions.all-ended", actorId: admin.accountId };
  expect(await database().auditRow.findMany({ where })).toMatchObject([{ reason: "intruder-suspected" }]);
  for (const { accountId } of [admin, other])
    expect(await database().notice.count({ where: { accountId, kind: "admin-sessions-ended" } })).toBe(1);
  expect(await queuedMails(other.email)).toMatchObject([
    { kind: "admin-notice", values: { notice: "admin-sessions-ended", about: admin.email } },
  ]);
});
