// Owns the guest of the story that tests of the security log tell: who they are, their next code, and their permits.
import { TRACE } from "@/lib/audit/test-trace";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { later, mustHave, type OpenSession } from "@/lib/two-factor/test-person";
import type { Phone } from "@/lib/two-factor/test-phone";

export const GUEST_EMAIL = "guest@example.test";
export const CLIENT = { clientAddress: "203.0.113.7", trace: TRACE };

/** The guest on their way through the story; `secrets` are what no log may hold. */
export interface Guest {
  accountId: string;
  phone: Phone;
  secrets: Set<string>;
  now: Date;
}

/** The next code of the phone; none of them is used twice. */
export function nextCode(guest: Guest) {
  guest.now = later(30, guest.now);
  const code = guest.phone.codeAt(guest.now);
  guest.secrets.add(code);
  return { kind: "authenticator", code } as const;
}

export async function permit(guest: Guest, session: OpenSession, purpose: StepUpPurpose) {
  const proof = nextCode(guest);
  const stepUp = { session, purpose, trace: TRACE, now: guest.now };
  const { grant: token, sessionToken } = mustHave(await stepUpWithSecondFactor(stepUp, proof));
  guest.secrets.add(token).add(sessionToken);
  const { accountId, now } = guest;
  return { accountId, claim: { token, sessionId: session.id, purpose }, trace: TRACE, now };
}
