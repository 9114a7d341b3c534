// Owns the first step of signing in: a right password gives a ticket, or a grant where no second factor exists.
import "server-only";
import { upgradedHash } from "@/lib/accounts/passwords/password-hash";
import { upgradePassword } from "@/lib/accounts/passwords/password-store";
import type { PasswordHolder } from "@/lib/accounts/store";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { type Tx, transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { clearAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import {
  type CheckedPassword,
  checkPassword,
  type PasswordClaim,
  stillHolds,
} from "@/lib/sign-in/check-password";
import type { SignInError } from "@/lib/sign-in/errors";
import type { Factor } from "@/lib/sign-in/factor";
import { isReset } from "@/lib/sign-in/reset-mark";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { mintTicket } from "@/lib/sign-in/ticket";
import { acceptTrustedDevice } from "@/lib/two-factor/trusted-devices/trusted-device";

export interface SignInClaim extends PasswordClaim {
  /** Cookie value of a trusted device, if any. */
  deviceToken?: string;
}

/** What a right password buys. A ticket is not a session, and no page takes it for one (R17). */
export type PasswordReward = { kind: "ticket"; token: string } | { kind: "grant"; token: string };

/**
 * Checks address and password. A trusted device stands in for the second factor, never for the password (R67).
 * Errors: credentials-wrong, for whatever reason; re-enrollment-due, of a right password after a reset (R74).
 */
export async function signIn(
  claim: SignInClaim,
  trace: Trace,
  now: Date,
): Promise<Result<PasswordReward, SignInError>> {
  const checked = await checkPassword(claim, trace, now);
  const { holder } = checked;
  const stored = holder?.password;
  if (checked.refusal || !holder || !stored) {
    await transaction(
      (tx) => recordEvent(tx, failureOf(checked), trace, now),
      `password:${checked.attemptKey}`,
    );
    return refused("credentials-wrong");
  }
  const upgraded = await upgradedHash(claim.password, stored);
  return transaction(async (tx) => {
    if (!(await stillHolds(tx, checked))) {
      await recordEvent(tx, failureOf(checked), trace, now);
      return refused("credentials-wrong");
    }
    await clearAttempts(tx, checked.attemptKey);
    const entry = { event: "password.checked", result: "success", actorId: holder.id } as const;
    if (!holder.hasSecondFactor && (await isReset(tx, holder.id))) {
      await recordEvent(tx, { ...entry, factor: "password", reason: "re-enrollment-due" }, trace, now);
      return refused("re-enrollment-due");
    }
    await recordEvent(tx, { ...entry, factor: "password" }, trace, now);
    const reward = await rewardOf({ holder, deviceToken: claim.deviceToken }, tx, trace, now);
    // After it: trust in a browser is bound to the hash of before.
    if (upgraded) await upgradePassword(tx, holder.id, { from: stored.hash, to: upgraded });
    return accepted(reward);
  }, `account:${holder.id}`);
}

async function rewardOf(
  { holder, deviceToken }: { holder: PasswordHolder; deviceToken: string | undefined },
  tx: Tx,
  trace: Trace,
  now: Date,
): Promise<PasswordReward> {
  const grant = async (factor: Factor) =>
    ({ kind: "grant", token: await mintSignInGrant(tx, holder.id, factor, now) }) as const;
  if (!holder.hasSecondFactor) return grant("password");
  const device = { token: deviceToken, accountId: holder.id };
  if (await acceptTrustedDevice(tx, device, trace, now)) return grant("trusted-device");
  return { kind: "ticket", token: await mintTicket(tx, holder.id, now) };
}

function failureOf({ holder, refusal }: CheckedPassword): AuditEntry {
  const reason = refusal === "locked" ? refusal : holder ? "wrong-password" : "unknown-address";
  const base = { event: "password.checked", result: "failure", factor: "password", reason } as const;
  return holder ? { ...base, subjectId: holder.id } : base;
}
