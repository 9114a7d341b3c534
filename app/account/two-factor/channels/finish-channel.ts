// Owns what follows a confirmed channel: the provider forgets the former one, and a raised session takes the place of this one.
import "server-only";
import { redirect } from "next/navigation";
import type { ConfirmedChannel } from "@/lib/channels/adding/confirm-channel";
import { forgetAtProvider } from "@/lib/channels/adding/forget-at-provider";
import { afterAnswer } from "@/lib/platform/actions/after-answer";
import { openSession } from "@/lib/sign-in/open-session";

const HOME = "/account/two-factor";

export async function finishChannel({ raised, former }: ConfirmedChannel, now: Date): Promise<never> {
  if (former) afterAnswer("forget channel", () => forgetAtProvider(former));
  if (raised) await openSession(raised.signInGrant, now);
  redirect(raised?.hasNewCodes ? `${HOME}/recovery-codes` : `${HOME}?added=yes`);
}
