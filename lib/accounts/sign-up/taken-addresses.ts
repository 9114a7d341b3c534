// Owns which of many addresses cannot be invited, because they have an account or an invitation.
import "server-only";
import type { Tx } from "@/lib/platform/db";

export type Taken = "has-account" | "already-invited";

/**
 * Those of the addresses that are taken, and by what. As findEmailHolder, an address that its account may still take
 * back counts as that account's (R71).
 */
export async function takenAddresses(db: Tx, emails: string[], now: Date): Promise<Map<string, Taken>> {
  const links = await db.linkToken.findMany({
    where: {
      email: { in: emails },
      purpose: { in: ["undo-email", "invitation"] },
      usedAt: null,
      expiresAt: { gt: now },
    },
    select: { email: true, purpose: true },
  });
  const accounts = await db.account.findMany({ where: { email: { in: emails } }, select: { email: true } });
  const invited = links.filter(({ purpose }) => purpose === "invitation");
  const held = links.filter(({ purpose }) => purpose === "undo-email");
  return new Map<string, Taken>([
    ...invited.map(({ email }) => [email ?? "", "already-invited"] as const),
    ...[...held, ...accounts].map(({ email }) => [email ?? "", "has-account"] as const),
  ]);
}
