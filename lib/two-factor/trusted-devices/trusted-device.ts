// Owns the trust in a browser: given where the second factor was given, used where a password was right (R67).
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { readPolicy } from "@/lib/accounts/policy/policy-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { findPasskeyRule } from "@/lib/passkeys/find-passkey-rule";
import type { Tx } from "@/lib/platform/db";
import { TRUSTED_DEVICE_SECONDS } from "@/lib/platform/durations";
import { newId, newToken } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";
import { lockInForce, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { fingerprintOf } from "@/lib/two-factor/trusted-devices/trusted-device-fingerprint";
import { mayTrustDevices } from "@/lib/two-factor/trusted-devices/trusted-device-rule";
import {
  deleteOutdatedDevice,
  insertTrustedDevice,
  noteDeviceUse,
  protectionOf,
} from "@/lib/two-factor/trusted-devices/trusted-device-store";

/**
 * Trusts the browser of this request for TRUSTED_DEVICE_SECONDS. Call it in the transaction that consumed an
 * authenticator's code. Returns the token for its cookie, or null where no browser, or none of this account, may be
 * trusted.
 */
export async function trustBrowser(
  tx: Tx,
  accountId: string,
  trace: Trace,
  now: Date,
): Promise<string | null> {
  const protection = await protectionOf(tx, accountId);
  // The row itself: what this process remembers may allow what another server has just ended for everybody.
  const policy = (await readPolicy(tx)) ?? startPolicy();
  if (!protection || !mayTrustDevices(policy, protection.role)) return null;
  const { token, hash } = newToken();
  const { browser, address } = trace;
  const expiresAt = secondsAfter(now, TRUSTED_DEVICE_SECONDS);
  const seen = { name: browser, browser, address, expiresAt, epoch: await currentEpoch(tx) };
  const device = { id: newId(), hash, accountId, fingerprint: fingerprintOf(protection), ...seen };
  await insertTrustedDevice(tx, device, now);
  const entry = { event: "trusted-device.added", result: "success", actorId: accountId } as const;
  await recordEvent(tx, { ...entry, about: device.name }, trace, now);
  return token;
}

/**
 * Whether the browser of this request may leave the second factor out. Ask it only after a right password, in the
 * transaction that gives what it buys. A device that a change of password or factors has outdated is removed.
 *
 * While the second factor is locked or frozen, no device helps: somebody who knows the password is guessing codes, and
 * that may be whoever holds a copy of this cookie. The lock then asks for time, or an administrator, of everybody.
 */
export async function acceptTrustedDevice(
  tx: Tx,
  { token, accountId }: { token: string | undefined; accountId: string },
  trace: Trace,
  now: Date,
): Promise<boolean> {
  if (!token) return false;
  const protection = await protectionOf(tx, accountId);
  if (!protection || !mayTrustDevices(await currentPolicy(tx), protection.role)) return false;
  if (await lockInForce(tx, secondFactorKey(accountId), now)) return false;
  // Whom the policy holds to a passkey is asked for it, on every browser.
  if ((await findPasskeyRule(tx, accountId, now)) === "only") return false;
  const epoch = await currentEpoch(tx);
  const presented = { token, accountId, fingerprint: fingerprintOf(protection), epoch };
  const entry = { result: "success", actorId: accountId, factor: "trusted-device" } as const;
  const isUsed = await noteDeviceUse(tx, presented, now);
  if (isUsed) await recordEvent(tx, { event: "trusted-device.used", ...entry }, trace, now);
  else if (await deleteOutdatedDevice(tx, presented)) {
    const removed = { event: "trusted-device.removed", reason: "protection-changed" } as const;
    await recordEvent(tx, { ...entry, ...removed }, trace, now);
  }
  return isUsed;
}
