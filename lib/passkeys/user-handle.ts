// Owns the name by which authenticators know an account: random bytes, never its address (R124, WebAuthn 14.6.1).
import "server-only";
import { randomBytes } from "node:crypto";
import { database } from "@/lib/platform/db";

const HANDLE_BYTES = 64;

/** The account's handle in base64url, made at its first registration; of two made at once the first one stays. */
export async function userHandleOf(accountId: string): Promise<string> {
  const made = randomBytes(HANDLE_BYTES).toString("base64url");
  await database().account.updateMany({
    where: { id: accountId, userHandle: null },
    data: { userHandle: made },
  });
  const select = { userHandle: true } as const;
  const { userHandle } = await database().account.findUniqueOrThrow({ where: { id: accountId }, select });
  return userHandle ?? made;
}
