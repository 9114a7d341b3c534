// Owns the common end of the two second steps: the ticket of this browser, the verb, and the session that follows.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { Trace } from "@/lib/audit/trace";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormState } from "@/lib/platform/actions/form-state";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { cookieName } from "@/lib/sign-in/cookies";
import { openSession } from "@/lib/sign-in/open-session";
import type { SecondFactorProof } from "@/lib/two-factor/proof";

interface SecondStep {
  proof: SecondFactorProof;
  trace: Trace;
  now: Date;
}

/** Answers a refusal, or leaves for `landing` with a session. A dead ticket starts again at the password. */
export async function takeSecondStep({ proof, trace, now }: SecondStep, landing: string): Promise<FormState> {
  const ticket = (await cookies()).get(cookieName("ticket"))?.value ?? "";
  const result = await completeSignIn(ticket, proof, trace, now);
  if (!result.ok && result.error === "ticket-expired") redirect("/sign-in?again=expired");
  if (!result.ok) return refusalState(result, "code");
  await openSession(result.value, now);
  redirect(landing);
}
