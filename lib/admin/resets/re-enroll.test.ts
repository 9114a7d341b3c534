// Proves that after a reset nothing opens but link and password together, once, and that this reaches enrollment alone (R74).
import { beforeAll, describe, expect, it } from "vitest";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import {
  NEW_PASSWORD,
  reset as newPassword,
  resetMails,
} from "@/lib/accounts/passwords/test-password-person";
import { comeBack, grantsOf, resetMember, signInAs } from "@/lib/admin/resets/test-re-enroll";
import { type Admin, mailsOf, makeAdmin, resetNow } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import {
  beginEnrollment,
  enroll,
  later,
  mustHave,
  NOW,
  PASSWORD,
  redeem,
} from "@/lib/two-factor/test-person";

let admin: Admin;

beforeAll(async () => {
  admin = await makeAdmin();
});

const isReset = async (id: string) =>
  (await database().account.findUniqueOrThrow({ where: { id } })).resetAt !== null;

describe("the password alone", () => {
  it("opens nothing after a reset, and says so only when it is right (R74)", async () => {
    const { id, email } = await resetMember();
    expect(await signInAs(email)).toMatchObject({ ok: false, error: "re-enrollment-due" });
    expect(await signInAs(email, "not the password")).toMatchObject({ error: "credentials-wrong" });
    expect(await grantsOf(id)).toBe(0);
    expect(await database().ticket.count({ where: { accountId: id } })).toBe(0);
  });

  it("opens nothing after a new one by mail either, which ends the link besides: never by mail alone (R74)", async () => {
    const { id, email, token, by } = await resetMember();
    await forgotPassword({ email, clientAddress: "127.0.0.1", trace: TRACE, now: NOW });
    mustHave(await newPassword(tokenOf((await resetMails(email)).at(-1)?.values.link)));
    expect(await signInAs(email, NEW_PASSWORD)).toMatchObject({ error: "re-enrollment-due" });
    expect(await comeBack(token, NEW_PASSWORD)).toMatchObject({ error: "link-invalid" });
    // Nor does the mailbox get the next link.
    const mails = (await mailsOf(email, "re-enroll")).length;
    const handed = await resetNow(by, { id, email });
    expect(await mailsOf(email, "re-enroll")).toHaveLength(mails);
    expect(await comeBack(handed, NEW_PASSWORD)).toMatchObject({ ok: true });
  });

  it("opens no session that counts, however a grant for one came about", async () => {
    const { id } = await resetMember();
    const grant = await signInGrantOf(id, "password");
    const opened = await redeemSignInGrant(grant, TRACE, NOW);
    expect(await findSession(opened?.token ?? "", NOW)).toBeNull();
  });
});

describe("link and password", () => {
  it("open a session that reaches enrollment alone; confirming it ends the reset (R74)", async () => {
    const { id, email, token } = await resetMember();
    const session = await redeem(mustHave(await comeBack(token)));
    expect(session).toMatchObject({ accountId: id, factor: "re-enrollment-link", hasSecondFactor: false });
    expect(mustEnroll(session)).toBe(true);
    const { phone, session: raised } = await enroll(session, later(1));
    expect(raised).toMatchObject({ factor: "authenticator", isReset: false });
    expect(mustEnroll(raised)).toBe(false);
    expect(await isReset(id)).toBe(false);
    expect(await findSession(session.token, later(1))).toBeNull();
    const soon = later(60);
    const { token: ticket } = mustHave(await signInAs(email, PASSWORD, soon));
    const proof = { kind: "authenticator", code: phone.codeAt(soon) } as const;
    expect(await completeSignIn({ ticket, proof }, TRACE, soon)).toMatchObject({ ok: true });
  });

  it("are needed anew when that session ends before (R74)", async () => {
    const { id, email, token, by } = await resetMember();
    await redeem(mustHave(await comeBack(token)));
    await database().session.deleteMany({ where: { accountId: id } });
    expect(await comeBack(token)).toMatchObject({ error: "link-invalid" });
    expect(await signInAs(email)).toMatchObject({ error: "re-enrollment-due" });
    const again = await resetNow(by, { id, email }, later(5));
    expect(await comeBack(again, PASSWORD, later(6))).toMatchObject({ ok: true });
  });

  it("open one session of twenty that are tried at once (R74)", async () => {
    const { id, token } = await resetMember();
    const results = await Promise.all(Array.from({ length: 20 }, () => comeBack(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await grantsOf(id)).toBe(1);
  });

  it("confirm nothing when another reset came between (R74)", async () => {
    const { id, email, token, by } = await resetMember();
    const session = await redeem(mustHave(await comeBack(token)));
    const { owner, phone } = await beginEnrollment(session);
    await resetNow(by, { id, email }, later(5));
    const now = later(6);
    const confirmation = { owner, code: phone.codeAt(now), name: "Phone", trace: TRACE, now };
    expect(await confirmEnrollment(confirmation)).toMatchObject({ error: "enrollment-missing" });
    const start = { session, baseName: "Phone", trace: TRACE, now };
    expect(await startEnrollment(start)).toMatchObject({ error: "step-up-required" });
    expect(await database().authenticator.count({ where: { accountId: id } })).toBe(0);
    expect(await isReset(id)).toBe(true);
  });
});

it("leaves whoever was reset to enrollment, an administrator as well", () => {
  const session = { ...admin.session, hasSecondFactor: false, isReset: true };
  for (const role of ["admin", "member"]) expect(mustEnroll({ ...session, role })).toBe(true);
});
