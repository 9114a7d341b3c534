// Owns what every page of the second step ends in: the ticket of this browser, the verb, and the session that follows.
import "server-only";
import { redirect } from "next/navigation";
import type { Trace } from "@/lib/audit/trace";
import { isAskedToEnroll } from "@/lib/channels/leaving/is-leaving";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormState } from "@/lib/platform/actions/form-state";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { TICKET_OVER_PATH } from "@/lib/sign-in/method-path";
import { keepTrustedDevice, openSession } from "@/lib/sign-in/sessions/open-session";
import { readTicketCookie } from "@/lib/sign-in/ticket-cookie";
import type { SecondFactorProof } from "@/lib/two-factor/verification/proof";

interface OfferedProof {
  proof: SecondFactorProof;
  /** Whether the box was ticked that leaves the second factor out on this browser from now on. */
  trustsBrowser?: boolean;
  trace: Trace;
  now: Date;
}

/** Answers a refusal, or leaves for `landing` with a session. A dead ticket starts again at the password. */
export async function takeSecondStep(offered: OfferedProof, landing: string): Promise<FormState> {
  const { proof, trustsBrowser, trace, now } = offered;
  const ticket = await readTicketCookie();
  const result = await completeSignIn({ ticket, proof, trustsBrowser }, trace, now);
  if (!result.ok && result.error === "ticket-expired") redirect(TICKET_OVER_PATH);
  if (!result.ok) return refusalState(result, proof.kind === "passkey" ? undefined : "code");
  const { grant, deviceToken } = result.value;
  const session = await openSession(grant, now);
  if (deviceToken) await keepTrustedDevice(deviceToken);
  redirect(isAskedToEnroll(session) ? "/account/two-factor/enroll" : landing);
}
