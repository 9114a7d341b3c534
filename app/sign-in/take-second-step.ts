// Owns what every page of the second step ends in: the ticket of this browser, the verb, and the session that follows.
import "server-only";
import { redirect } from "next/navigation";
import type { Trace } from "@/lib/audit/trace";
import { isAskedToEnroll } from "@/lib/channels/leaving/is-leaving";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormState } from "@/lib/platform/actions/form-state";
import { accepted } from "@/lib/platform/result";
import { completeSignIn, completeSignInAndTrust } from "@/lib/sign-in/complete-sign-in";
import { TICKET_OVER_PATH } from "@/lib/sign-in/method-path";
import { keepTrustedDevice, openSession } from "@/lib/sign-in/open-session";
import { readTicketCookie } from "@/lib/sign-in/ticket-cookie";
import type { SecondFactorProof } from "@/lib/two-factor/proof";

interface OfferedProof {
  proof: SecondFactorProof;
  /** Whether the box was ticked that leaves the second factor out on this browser from now on. */
  trustsBrowser?: boolean;
  trace: Trace;
  now: Date;
}

/** Answers a refusal, or leaves for `landing` with a session. A dead ticket starts again at the password. */
export async function takeSecondStep(offered: OfferedProof, landing: string): Promise<FormState> {
  const ticket = await readTicketCookie();
  const result = await exchangeTicket(ticket, offered);
  if (!result.ok && result.error === "ticket-expired") redirect(TICKET_OVER_PATH);
  if (!result.ok) return refusalState(result, offered.proof.kind === "passkey" ? undefined : "code");
  const { grant, deviceToken } = result.value;
  const session = await openSession(grant, offered.now);
  if (deviceToken) await keepTrustedDevice(deviceToken);
  redirect(isAskedToEnroll(session) ? "/account/two-factor/enroll" : landing);
}

async function exchangeTicket(ticket: string, { proof, trustsBrowser, trace, now }: OfferedProof) {
  if (trustsBrowser && proof.kind === "authenticator")
    return completeSignInAndTrust(ticket, proof.code, trace, now);
  const result = await completeSignIn(ticket, proof, trace, now);
  return result.ok ? accepted({ grant: result.value, deviceToken: null }) : result;
}
