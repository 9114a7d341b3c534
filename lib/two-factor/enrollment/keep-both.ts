// Owns the choice to keep the authenticator of an old phone beside the new one. Nothing that protects the account changes.
import "server-only";
import { transaction } from "@/lib/platform/db";
import { keepReplaced } from "@/lib/two-factor/authenticators/authenticator-store";

/** Ends the question whether the old one is to go. */
export function keepBoth(accountId: string): Promise<void> {
  return transaction((tx) => keepReplaced(tx, accountId), `account:${accountId}`);
}
