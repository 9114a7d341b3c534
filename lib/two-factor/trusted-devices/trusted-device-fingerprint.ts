// Owns the fingerprint of what protects an account: a trusted device counts only while it stays the same (R67).
import "server-only";
import { createHmac } from "node:crypto";
import { derivedKey } from "@/lib/platform/derived-key";

/** What the trust in a device depends on. */
export interface Protection {
  accountId: string;
  password: { hash: string; pepperId: string } | null;
  authenticators: { id: string; confirmedAt: Date }[];
  channels: { id: string; confirmedAt: Date }[];
  passkeys: { id: string; createdAt: Date }[];
  recoveryBatchId: string | null;
}

/**
 * A keyed hash over password, authenticators, channels, passkeys and recovery codes: when one of them changes, no
 * earlier device fits any more, even if nobody thought of ending its trust. The key comes from AUTH_SECRET, so the
 * table alone tells nothing.
 */
export function fingerprintOf(protection: Protection): string {
  const { accountId, password, authenticators, channels, passkeys, recoveryBatchId } = protection;
  const idsOf = (factors: Protection["authenticators"]) =>
    factors.map(({ id, confirmedAt }) => [id, confirmedAt.toISOString()]).sort();
  const own = [accountId, password?.hash, password?.pepperId, idsOf(authenticators), recoveryBatchId];
  const added = passkeys.map(({ id, createdAt }) => ({ id, confirmedAt: createdAt }));
  // Without channels and passkeys as it was before there were any: an update must not end everybody's trust.
  const withChannels = channels.length > 0 ? [...own, idsOf(channels)] : own;
  const text = JSON.stringify(
    passkeys.length > 0 ? [...withChannels, { passkeys: idsOf(added) }] : withChannels,
  );
  return createHmac("sha256", derivedKey("trusted-device fingerprint")).update(text).digest("base64url");
}
