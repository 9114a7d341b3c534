// Owns the first step of signing in: a right password gives a ticket, or a grant where no second factor exists.
import "server-only";
import { type AuditEntry, recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { clearAttempts } from "@/lib/sign-in/attempt-counter";
import { type CheckedPassword, checkPassword, type PasswordClaim } from "@/lib/sign-in/check-password";
import type { SignInError } from "@/lib/sign-in/errors";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { mintTicket } from "@/lib/sign-in/ticket";

/** What a right password buys. A ticket is not a session, and no page takes it for one (R17). */
export type PasswordReward = { kind: "ticket"; token: string } | { kind: "grant"; token: string };

/** Checks address and password. Errors: credentials-wrong, for whatever reason. */
export async function signIn(
  claim: PasswordClaim,
  trace: Trace,
  now: Date,
): Promise<Result<PasswordReward, SignInError>> {
  const checked = await checkPassword(claim, now);
  const { holder } = checked;
  if (!checked.isRight || !holder) {
    await transaction((tx) => recordEvent(tx, failureOf(checked), trace, now));
    return refused("credentials-wrong");
  }
  return transaction(async (tx) => {
    await clearAttempts(tx, checked.attemptKey);
    const entry = { event: "password.checked", result: "success", actorId: holder.id } as const;
    await recordEvent(tx, { ...entry, factor: "password" }, trace, now);
    if (holder.hasSecondFactor)
      return accepted({ kind: "ticket", token: await mintTicket(tx, holder.id, now) });
    return accepted({ kind: "grant", token: await mintSignInGrant(tx, holder.id, "password", now) });
  });
}

function failureOf({ holder, isLocked }: CheckedPassword): AuditEntry {
  const reason = isLocked ? "locked" : holder ? "wrong-password" : "unknown-address";
  const base = { event: "password.checked", result: "failure", factor: "password", reason } as const;
  return holder ? { ...base, subjectId: holder.id } : base;
}
