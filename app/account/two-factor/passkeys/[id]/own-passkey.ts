// Owns finding the passkey that a page is about: one of this account, or null.
import "server-only";
import { listPasskeys, type PasskeySummary } from "@/lib/passkeys/passkey-store";
import type { LiveSession } from "@/lib/sign-in/session";

export async function ownPasskey(session: LiveSession, id: string): Promise<PasskeySummary | null> {
  const own = await listPasskeys(session.accountId);
  return own.find((passkey) => passkey.id === id) ?? null;
}
