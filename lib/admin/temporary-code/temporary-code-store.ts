// Owns what the page of temporary codes reads, and the reasons that are kept for as long as the security log.
import "server-only";
import type { TemporaryCodeReason } from "@/lib/admin/help-reasons";
import type { Standing } from "@/lib/admin/resets/four-eyes-rule";
import { database, type Tx } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS, RESETS_WINDOW_SECONDS } from "@/lib/platform/durations";
import { RESETS_BY_ADMIN } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** How many earlier codes the page tells of. */
const REASONS_SHOWN = 5;

/** Somebody for whom a code is asked. */
export interface Recipient extends Standing {
  id: string;
  email: string;
  name: string | null;
  /** A second address for notices, proved; null where there is none. */
  secondEmail: string | null;
  /** How many authenticators. */
  factorCount: number;
}

/** The person of an id, or null. */
export function findRecipient(id: string, tx: Tx = database()): Promise<Recipient | null> {
  return tx.account.findUnique({
    where: { id },
    select: {
      id: true,
      email: true,
      name: true,
      secondEmail: true,
      role: true,
      adminUntil: true,
      factorCount: true,
    },
  });
}

/** Why a code was made, in the class and the words that were chosen. */
export interface GivenReason {
  reasonClass: TemporaryCodeReason;
  reason: string;
}

/** Keeps why a code is made, in the transaction that makes it. */
export async function keepReason(
  tx: Tx,
  made: GivenReason & { accountId: string; madeById: string },
  now: Date,
): Promise<void> {
  await tx.temporaryCodeReason.create({ data: { id: newId(), at: now, ...made } });
}

/** Whether an administrator has made so many codes lately that another one must do it (2.1: as many as resets). */
export async function hasUsedUpCodes(tx: Tx, madeById: string, now: Date): Promise<boolean> {
  const since = secondsBefore(now, RESETS_WINDOW_SECONDS);
  return (await tx.temporaryCodeReason.count({ where: { madeById, at: { gt: since } } })) >= RESETS_BY_ADMIN;
}

export interface StoredReason extends GivenReason {
  id: string;
  at: Date;
  /** Address of the administrator; null when that account is gone. */
  madeBy: string | null;
}

/** Why the last few codes of a person were made, newest first. */
export async function lastReasons(accountId: string): Promise<StoredReason[]> {
  const rows = await database().temporaryCodeReason.findMany({
    where: { accountId },
    orderBy: { at: "desc" },
    take: REASONS_SHOWN,
    select: { id: true, at: true, reasonClass: true, reason: true, madeBy: { select: { email: true } } },
  });
  return rows.map(({ id, at, reasonClass, reason, madeBy }) => ({
    id,
    at,
    reasonClass: reasonClass as TemporaryCodeReason,
    reason,
    madeBy: madeBy?.email ?? null,
  }));
}

/** Removes reasons that are older than the security log is (R115). */
export async function sweepTemporaryCodeReasons(now: Date): Promise<void> {
  const keptSince = secondsBefore(now, AUDIT_RETENTION_SECONDS);
  await database().temporaryCodeReason.deleteMany({ where: { at: { lt: keptSince } } });
}
