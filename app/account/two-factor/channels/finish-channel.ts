// Owns what follows a confirmed channel: a raised session takes the place of this one.
import "server-only";
import { redirect } from "next/navigation";
import type { ConfirmedChannel } from "@/lib/channels/adding/confirm-channel";
import { leaveDone } from "@/lib/platform/actions/done";
import { openSession } from "@/lib/sign-in/sessions/open-session";

const HOME = "/account/two-factor";

export async function finishChannel({ raised }: ConfirmedChannel, now: Date): Promise<never> {
  if (raised) await openSession(raised.signInGrant, now);
  if (raised?.hasNewCodes) redirect(`${HOME}/recovery-codes`);
  return leaveDone(HOME, "channel-added");
}
