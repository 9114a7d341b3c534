// Owns the second part of the story that tests of the security log tell: a guest, from the invitation to the lost account.
import { confirmEmail, resendConfirmation } from "@/lib/accounts/email/confirm-email";
import { mailedToken } from "@/lib/accounts/email/test-email-change";
import { changePassword } from "@/lib/accounts/passwords/change-password";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { exportData } from "@/lib/accounts/privacy/export-data";
import { reportAccount } from "@/lib/accounts/report-account";
import { acceptInvitation, invite } from "@/lib/accounts/sign-up/invitation";
import { requestSignUp } from "@/lib/accounts/sign-up/pending-sign-up";
import { exportLog } from "@/lib/audit/export-log";
import { EVERY_ENTRY } from "@/lib/audit/log-choice";
import { addAddress, changeAddress } from "@/lib/audit/test-address-story";
import { CLIENT, GUEST_EMAIL, type Guest, nextCode, permit } from "@/lib/audit/test-guest";
import { TRACE } from "@/lib/audit/test-trace";
import { startInVain } from "@/lib/audit/test-vain-enrollment";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { endOtherSessions } from "@/lib/sign-in/sessions/end-sessions-by-owner";
import { signIn } from "@/lib/sign-in/sign-in";
import {
  later,
  makePerson,
  mustHave,
  NOW,
  type OpenSession,
  PASSWORD,
  plantAuthenticator,
  redeem,
} from "@/lib/two-factor/test-person";
import { signInAndTrust } from "@/lib/two-factor/trusted-devices/test-trusting";
import { removeAllTrustedDevices } from "@/lib/two-factor/trusted-devices/trusted-device-management";

export const NEXT_PASSWORDS = ["Canary-of-a-mailed-password", "Canary-of-a-chosen-password"] as const;

async function ticketOf({ secrets, now }: Guest, password: string): Promise<string> {
  const claim = { email: GUEST_EMAIL, password, browserMark: undefined };
  const { token } = mustHave(await signIn(claim, TRACE, now));
  secrets.add(token);
  return token;
}

/** Somebody confirms an address, is an administrator from then on, and invites the guest of the story. */
async function arrive(secrets: Set<string>) {
  const { email, session: host } = await makePerson();
  await startInVain(host);
  mustHave(await resendConfirmation({ accountId: host.accountId, ...CLIENT, now: NOW }));
  const confirmation = await mailedToken(email, "confirm-email");
  mustHave(await confirmEmail({ token: confirmation, trace: TRACE, now: NOW }));
  await database().account.update({ where: { id: host.accountId }, data: { role: "admin" } });
  const people = { email: GUEST_EMAIL, role: "member", locale: "en", actorId: host.accountId } as const;
  const token = tokenOf(mustHave(await invite({ ...people, trace: TRACE, now: NOW })));
  const answer = { token, password: PASSWORD, locale: "en", trace: TRACE, now: NOW } as const;
  const { accountId } = await redeem(mustHave(await acceptInvitation(answer)));
  secrets.add(confirmation).add(token);
  const now = later(600);
  const { phone } = await plantAuthenticator(accountId, now);
  return { hostId: host.accountId, guest: { accountId, phone, secrets, now } };
}

/** A browser is trusted and used, then loses the trust, and the other sessions end. */
async function trustAndEnd(guest: Guest): Promise<OpenSession> {
  const { code } = nextCode(guest);
  const ticket = await ticketOf(guest, PASSWORD);
  const { grant, deviceToken } = await signInAndTrust(ticket, code, guest.now);
  const session = await redeem(grant, guest.now);
  const claim = { email: GUEST_EMAIL, password: PASSWORD, browserMark: undefined };
  const trusted = await signIn({ ...claim, deviceToken: deviceToken ?? "" }, TRACE, guest.now);
  await redeem(mustHave(trusted).token, guest.now);
  guest.secrets.add(deviceToken ?? "none was trusted").add(session.token);
  mustHave(await endOtherSessions(await permit(guest, session, "end-sessions")));
  mustHave(await removeAllTrustedDevices(await permit(guest, session, "remove-trusted-devices")));
  return session;
}

/** New passwords by mail and by hand, then everything about oneself, then "this was not me". */
async function renewPassword(guest: Guest): Promise<void> {
  const { accountId, secrets } = guest;
  const [mailed, chosen] = NEXT_PASSWORDS;
  await forgotPassword({ email: GUEST_EMAIL, ...CLIENT, now: guest.now });
  const token = await mailedToken(GUEST_EMAIL, "reset-password");
  mustHave(await resetPassword({ token, password: mailed, trace: TRACE, now: guest.now }));
  const ticket = await ticketOf(guest, mailed);
  const { grant } = mustHave(await completeSignIn({ ticket, proof: nextCode(guest) }, TRACE, guest.now));
  const session = await redeem(grant, guest.now);
  const change = { ...(await permit(guest, session, "change-password")), session, browserMark: undefined };
  await changePassword({ ...change, currentPassword: PASSWORD, newPassword: chosen });
  secrets.add(mustHave(await changePassword({ ...change, currentPassword: mailed, newPassword: chosen })));
  mustHave(await exportData(await permit(guest, session, "export-data")));
  const act = { actorId: accountId, ...(await permit(guest, session, "export-audit")) };
  mustHave(await exportLog(act, EVERY_ENTRY, "csv"));
  const notMe = await mailedToken(GUEST_EMAIL, "notice");
  mustHave(await reportAccount({ token: notMe, trace: TRACE, now: guest.now }));
  secrets.add(notMe);
  for (const secret of [token, grant, mailed, chosen]) secrets.add(secret);
}

/** Acts it out. Needs TWO_FACTOR_POLICY=optional, TRUSTED_DEVICES=allowed and SIGN_UP=confirmed. */
export async function actOutAccountStory() {
  const secrets = new Set<string>();
  const { hostId, guest } = await arrive(secrets);
  const session = await trustAndEnd(guest);
  await addAddress(guest, session);
  await changeAddress(guest, session);
  await renewPassword(guest);
  const stranger = { email: GUEST_EMAIL, password: PASSWORD, locale: "en", ...CLIENT } as const;
  mustHave(await requestSignUp({ ...stranger, now: guest.now }));
  return { hostId, guestId: guest.accountId, secrets: [...secrets] };
}
