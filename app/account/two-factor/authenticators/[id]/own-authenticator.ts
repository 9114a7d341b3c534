// Owns finding the authenticator that a page is about: one of this account, or null.
import "server-only";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import {
  type AuthenticatorSummary,
  listAuthenticators,
} from "@/lib/two-factor/authenticators/authenticator-store";

export async function ownAuthenticator(
  session: LiveSession,
  id: string,
): Promise<AuthenticatorSummary | null> {
  const own = await listAuthenticators(session.accountId);
  return own.find((authenticator) => authenticator.id === id) ?? null;
}
