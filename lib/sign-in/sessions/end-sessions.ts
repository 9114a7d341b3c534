// Owns ending sessions, one or all but one, and the trust that came with them; each end is written to the log once (R86).
import "server-only";
import { endLinks } from "@/lib/accounts/link-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { endTickets } from "@/lib/sign-in/ticket";
import { endTrustedDevices } from "@/lib/two-factor/trusted-devices/end-trusted-devices";
import { endTemporaryCode } from "@/lib/two-factor/verification/temporary-code-store";

/** What ended sessions, as the security log says it. Leaving by oneself has no reason. */
export type EndReason =
  | "authenticator-added"
  | "authenticator-removed"
  | "two-factor-turned-off"
  | "recovery-codes-replaced"
  | "password-changed"
  | "password-reset"
  | "account-reported"
  | "email-change-undone"
  | "by-owner"
  | "by-admin"
  | "deactivated"
  | "reactivated"
  | "role-changed"
  | "second-factor-reset"
  | "channel-added"
  | "channel-removed"
  | "passkey-added"
  | "passkey-removed";

/** Ends one session: its token opens nothing from then on. False when it is not there, or another account's. */
export async function endSession(
  tx: Tx,
  { id, accountId, reason }: { id: string; accountId: string; reason?: "by-owner" | "limit" },
  trace: Trace,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { id, accountId } });
  if (count === 0) return false;
  const entry = { event: "session.ended", result: "success", actorId: accountId } as const;
  await recordEvent(tx, { ...entry, reason }, trace, now);
  return true;
}

/**
 * Whose sessions end, and why; the one that acts may be spared. Each verb ends what the one above it ends, and:
 *
 * | verb | ends besides | for |
 * |---|---|---|
 * | endSessions | sessions, tickets, sign-in grants | an owner who looks through their list |
 * | endSessionsAndTrust | trusted devices, a temporary code, changes of address that wait | another factor, another role |
 * | endSessionsTrustAndResets | links to reset or re-enroll, a request for a reset | another or a known password, a deactivation |
 *
 * endSessionsAndTrustOfEverybody is the second one for the whole installation. Step-up grants go with their sessions.
 */
export interface SessionsEnd {
  accountId: string;
  sparedId?: string;
  reason: EndReason;
  /** The administrator who did it; the owner unless told otherwise. */
  actorId?: string;
}

/**
 * Ends every session of an account but the one that is spared, and what would still open one. One row says why, if any
 * session was there; what an administrator did is written down in any case.
 */
export async function endSessions(
  tx: Tx,
  { accountId, sparedId, reason, actorId = accountId }: SessionsEnd,
  trace: Trace,
  now: Date,
): Promise<void> {
  const others = { accountId, ...(sparedId && { id: { not: sparedId } }) };
  const { count } = await tx.session.deleteMany({ where: others });
  await endTickets(tx, accountId);
  await tx.signInGrant.deleteMany({ where: { accountId } });
  if (count === 0 && reason !== "by-admin") return;
  const entry = { event: "sessions.ended", result: "success", actorId, subjectId: accountId } as const;
  await recordEvent(tx, { ...entry, reason }, trace, now);
}

/** For whatever changes what protects the account (R60, R67): an intruder may have asked for what ends here. */
export async function endSessionsAndTrust(tx: Tx, end: SessionsEnd, trace: Trace, now: Date): Promise<void> {
  await endSessions(tx, end, trace, now);
  await endTrustedDevices(tx, end, trace, now);
  await endTemporaryCode(tx, end.accountId);
  await endLinks(tx, end.accountId, ["change-email", "second-email"]);
}
