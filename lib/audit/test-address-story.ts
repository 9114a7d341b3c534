// Owns the part of the story of the security log in which the guest's addresses change.
import { cancelEmailChange, requestEmailChange } from "@/lib/accounts/email/change-email";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { requestSecondEmail } from "@/lib/accounts/email/second-email";
import { mailedToken } from "@/lib/accounts/email/test-email-change";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { CLIENT, GUEST_EMAIL, type Guest, permit } from "@/lib/audit/test-guest";
import { TRACE } from "@/lib/audit/test-trace";
import { mustHave, type OpenSession } from "@/lib/two-factor/test-person";

const MOVED_EMAIL = "moved@example.test";

/** Notices go to a second address as well. */
export async function addAddress(guest: Guest, session: OpenSession): Promise<void> {
  const act = await permit(guest, session, "change-second-email");
  mustHave(await requestSecondEmail(act, MOVED_EMAIL, CLIENT.clientAddress));
  const token = await mailedToken(MOVED_EMAIL, "confirm-second-email");
  mustHave(await confirmEmail({ token, trace: TRACE, now: guest.now }));
  guest.secrets.add(token);
}

/** The address changes, and is taken back: the password opens nothing any more. */
export async function changeAddress(guest: Guest, session: OpenSession): Promise<void> {
  const ask = async (email: string) => {
    const act = await permit(guest, session, "change-email");
    mustHave(await requestEmailChange(act, email, CLIENT.clientAddress));
  };
  await ask("never@example.test");
  await cancelEmailChange(guest.accountId, TRACE, guest.now);
  await ask(MOVED_EMAIL);
  const link = await mailedToken(MOVED_EMAIL, "confirm-new-email");
  mustHave(await confirmEmail({ token: link, trace: TRACE, now: guest.now }));
  const back = await mailedToken(GUEST_EMAIL, "email-changed");
  mustHave(await undoEmailChange({ token: back, trace: TRACE, now: guest.now }));
  guest.secrets.add(link).add(back);
}
