// Owns what follows a confirmed channel: a raised session takes the place of this one.
import "server-only";
import { redirect } from "next/navigation";
import type { ConfirmedChannel } from "@/lib/channels/adding/confirm-channel";
import { openSession } from "@/lib/sign-in/open-session";

const HOME = "/account/two-factor";

export async function finishChannel({ raised }: ConfirmedChannel, now: Date): Promise<never> {
  if (raised) await openSession(raised.signInGrant, now);
  redirect(raised?.hasNewCodes ? `${HOME}/recovery-codes` : `${HOME}?added=yes`);
}
