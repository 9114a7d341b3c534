// Owns the list of those who were invited and have not joined yet.
import "server-only";
import { database } from "@/lib/platform/db";
import { INVITATIONS_SHOWN } from "@/lib/platform/limits";

/** What a screen shows of an invitation; its link was shown when it was made. */
export interface PendingInvitation {
  id: string;
  email: string | null;
  name: string | null;
  role: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** The newest invitations that may still be accepted. */
export function pendingInvitations(now: Date): Promise<PendingInvitation[]> {
  return database().linkToken.findMany({
    where: { purpose: "invitation", usedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    take: INVITATIONS_SHOWN,
    select: { id: true, email: true, name: true, role: true, createdAt: true, expiresAt: true },
  });
}
