// Owns new passwords in account-life.test.ts: from a session, by a mailed link, and the way back after a reset.

import { changePassword } from "@/lib/accounts/passwords/change-password";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { resetMails } from "@/lib/accounts/passwords/test-password-person";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { type Act, choose, permitFor, sessionOf } from "@/lib/sign-in/account-life/test-act";
import { passwords, redeemed } from "@/lib/sign-in/account-life/test-acts-of-sign-in";
import { errorOf, type Life } from "@/lib/sign-in/account-life/test-life";
import { MINUTE, noTries, type Person } from "@/lib/sign-in/account-life/test-model";
import {
  endSessionsTrustAndLinks,
  hasFactor,
  isLockedOut,
  passwordLock,
} from "@/lib/sign-in/account-life/test-promises";

const newPassword = (life: Life) => `gravel lantern oboe ${life.now}`;

function takePassword(person: Person, password: string): void {
  person.oldPasswords.push(person.password);
  person.password = password;
}

/** Whatever the old one had opened ends, but for the session that changes it, whose old token is dead. */
export const changeIt: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, how);
  const [said, currentPassword] = choose(passwords(person), pick) ?? ["", ""];
  const live = session && (await life.enter(person, session));
  if (!live) return;
  const { act, isGood, spend } = await permitFor(life, person, { session, purpose: "change-password", how });
  const words = { currentPassword, newPassword: newPassword(life), browserMark: undefined };
  const change = { session: live, claim: { ...act.claim, purpose: "change-password" as const }, ...words };
  const result = await changePassword({ ...change, trace: TRACE, now: life.date });
  const isRefused = isLockedOut(person.passwordTries, passwordLock, life.now);
  const isRight = !isRefused && currentPassword === person.password;
  if (isRight) person.passwordTries = noTries();
  const rows: string[] = [];
  if (!isRight) rows.push(`password.changed! ${isRefused ? "locked" : "wrong-password"}`);
  if (isRight && isGood) {
    spend();
    rows.push(...endSessionsTrustAndLinks(person, "password-changed", session.id), "password.changed");
    takePassword(person, words.newPassword);
    if (result.ok) session.token = result.value;
  }
  const promised = !isRight ? "password-wrong" : isGood ? null : "step-up-required";
  await life.hold(`${person.name} changes the password with ${said}`, errorOf(result), promised, rows);
};

/** A newer link ends the older one; three mails an hour are all that strangers can cause. */
export const askForLink: Act = async (life, person) => {
  const { email } = person;
  const isSent = person.resetMails < 3;
  await forgotPassword({ email, clientAddress: "127.0.0.1", trace: TRACE, now: life.date });
  if (isSent) {
    person.resetMails += 1;
    const mail = (await resetMails(email))[person.resetMails - 1];
    person.resetPasswordLink = { token: tokenOf(mail?.values.link), endsAt: life.now + 30 * MINUTE };
  }
  const rows = isSent ? ["password.reset-requested"] : [];
  await life.hold(`${person.name} forgets the password`, null, null, rows);
};

/** A link makes a new password once. It opens no session, and clears no failure of a second factor. */
export const takeLink: Act = async (life, person) => {
  const link = person.resetPasswordLink;
  if (!link) return;
  const password = newPassword(life);
  const result = await resetPassword({ token: link.token, password, trace: TRACE, now: life.date });
  const isGood = link.endsAt > life.now;
  const rows = isGood ? ["password.reset", ...endSessionsTrustAndLinks(person, "password-reset")] : [];
  if (isGood) {
    life.spendOnce(link.token);
    takePassword(person, password);
    person.passwordTries = noTries();
    // Kept, and never taken again.
    person.resetPasswordLink = { ...link, endsAt: -Infinity };
  }
  await life.hold(
    `${person.name} makes a new password by the link`,
    errorOf(result),
    isGood ? null : "link-invalid",
    rows,
  );
};

/** Whoever reads the mails of an account gets a new password, and no nearer to a session where there is a second factor. */
export const forgetIt: Act = async (life, person, choice) => {
  await askForLink(life, person, choice);
  await takeLink(life, person, choice);
};

/** After a reset the one-time link and the password together open a session that reaches enrollment alone. */
export const comeBack: Act = async (life, person, { pick }) => {
  const link = person.reEnrollLink;
  const [said, password] = choose(passwords(person), pick) ?? ["", ""];
  if (!link) return;
  const result = await reEnroll({
    token: link.token,
    password,
    browserMark: undefined,
    trace: TRACE,
    now: life.date,
  });
  const words = `${person.name} comes back by the link with ${said}`;
  if (link.endsAt <= life.now) return life.hold(words, errorOf(result), "link-invalid", []);
  const isRefused = isLockedOut(person.passwordTries, passwordLock, life.now);
  const event = "re-enrollment.checked";
  if (isRefused || password !== person.password) {
    const row = `${event}! ${isRefused ? "locked" : "wrong-password"}`;
    return life.hold(words, errorOf(result), "password-wrong", [row]);
  }
  if (hasFactor(person) || !person.isReset)
    return life.hold(words, errorOf(result), "link-invalid", [`${event}! link-invalid`]);
  life.spendOnce(link.token);
  person.passwordTries = noTries();
  person.reEnrollLink = { ...link, endsAt: -Infinity };
  const rows: string[] = [event];
  if (result.ok) rows.push(...(await redeemed(life, person, result.value, "re-enrollment-link")));
  await life.hold(words, errorOf(result), null, rows);
};
