// Owns finding the passkey that a page is about: one of this account, or null.
import "server-only";
import type { PasskeySummary } from "@/lib/passkeys/passkey-store";
import { clock } from "@/lib/platform/clock";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { ownFactors } from "@/lib/two-factor/overview/own-factors";

export async function ownPasskey(session: LiveSession, id: string): Promise<PasskeySummary | null> {
  const { passkeys } = await ownFactors(session.accountId, clock.now());
  return passkeys.find((passkey) => passkey.id === id) ?? null;
}
