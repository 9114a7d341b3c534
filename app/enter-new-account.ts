// Owns what follows the making of an account, whichever way it came: the first session, then enrollment.
import "server-only";
import { redirect } from "next/navigation";
import { beginEnrollment } from "@/app/begin-enrollment";
import type { Trace } from "@/lib/audit/trace";
import { openSession } from "@/lib/sign-in/sessions/open-session";

/** Redeems the grant of a new account in this browser and goes to enrollment, where second factors are offered. */
export async function enterNewAccount(grant: string, ctx: { trace: Trace; now: Date }): Promise<never> {
  const session = await openSession(grant, ctx.now);
  if (session.secondFactorDue.state === "off") redirect("/account");
  await beginEnrollment({ session, ...ctx });
  redirect("/account/two-factor/enroll");
}
