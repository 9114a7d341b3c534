// Owns finding the authenticator that a page is about: one of this account, or 404.
import "server-only";
import { notFound } from "next/navigation";
import type { LiveSession } from "@/lib/sign-in/session";
import { type AuthenticatorSummary, listAuthenticators } from "@/lib/two-factor/authenticator-store";

export async function requireAuthenticator(session: LiveSession, id: string): Promise<AuthenticatorSummary> {
  const own = await listAuthenticators(session.accountId);
  return own.find((authenticator) => authenticator.id === id) ?? notFound();
}
