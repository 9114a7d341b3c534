// Owns the rows of trusted devices, and reading what their trust depends on.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/random-token";
import type { Protection } from "@/lib/two-factor/trusted-devices/trusted-device-fingerprint";

/** What a screen shows of a trusted device. */
export interface TrustedDeviceSummary {
  id: string;
  name: string;
  browser: string;
  /** Shortened. */
  address: string;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

/** An account's devices whose time is not over, the one used last first. */
export function listTrustedDevices(
  { accountId, epoch }: { accountId: string; epoch: number },
  now: Date,
): Promise<TrustedDeviceSummary[]> {
  return database().trustedDevice.findMany({
    where: { accountId, epoch, expiresAt: { gt: now } },
    orderBy: [{ lastUsedAt: "desc" }, { createdAt: "desc" }],
    select: {
      id: true,
      name: true,
      browser: true,
      address: true,
      createdAt: true,
      lastUsedAt: true,
      expiresAt: true,
    },
  });
}

export interface NewTrustedDevice {
  id: string;
  hash: string;
  accountId: string;
  fingerprint: string;
  name: string;
  browser: string;
  address: string;
  expiresAt: Date;
  epoch: number;
}

/** Adds a trusted device. */
export async function insertTrustedDevice(tx: Tx, device: NewTrustedDevice, now: Date): Promise<void> {
  await tx.trustedDevice.create({ data: { ...device, createdAt: now, lastUsedAt: now } });
}

/** Reads what protects an account, with its role. Null when it is gone. */
export async function protectionOf(
  tx: Tx,
  accountId: string,
): Promise<(Protection & { role: string }) | null> {
  const row = await tx.account.findUnique({
    where: { id: accountId },
    select: {
      role: true,
      password: { select: { hash: true, pepperId: true } },
      authenticators: { select: { id: true, confirmedAt: true } },
      channels: { select: { id: true, confirmedAt: true } },
      passkeys: { select: { id: true, createdAt: true } },
      recoveryBatch: { select: { id: true } },
    },
  });
  if (!row) return null;
  const { role, recoveryBatch, ...factors } = row;
  return { accountId, role, ...factors, recoveryBatchId: recoveryBatch?.id ?? null };
}

/** A device as a browser presents it: its token, and the account that signs in with what protects it now. */
export interface PresentedDevice {
  token: string;
  accountId: string;
  fingerprint: string;
  epoch: number;
}

/** Notes the use of a device. False unless it is this account's, live, of this epoch, and from under the same protection. */
export async function noteDeviceUse(
  tx: Tx,
  { token, ...fitting }: PresentedDevice,
  now: Date,
): Promise<boolean> {
  const live = { hash: hashToken(token), ...fitting, expiresAt: { gt: now } };
  const { count } = await tx.trustedDevice.updateMany({ where: live, data: { lastUsedAt: now } });
  return count === 1;
}

/** Removes the device of a token if it comes from under another protection. False when there is none. */
export async function deleteOutdatedDevice(
  tx: Tx,
  { token, accountId, fingerprint }: PresentedDevice,
): Promise<boolean> {
  const outdated = { hash: hashToken(token), accountId, fingerprint: { not: fingerprint } };
  return (await tx.trustedDevice.deleteMany({ where: outdated })).count === 1;
}

/** False when the account has no such device. */
export async function renameDeviceRow(
  tx: Tx,
  owned: { id: string; accountId: string },
  name: string,
): Promise<boolean> {
  return (await tx.trustedDevice.updateMany({ where: owned, data: { name } })).count === 1;
}

/** False when the account has no such device. */
export async function deleteDeviceRow(tx: Tx, owned: { id: string; accountId: string }): Promise<boolean> {
  return (await tx.trustedDevice.deleteMany({ where: owned })).count === 1;
}

/** Deletes every device of an account. Returns how many there were. */
export async function deleteDeviceRows(tx: Tx, accountId: string): Promise<number> {
  return (await tx.trustedDevice.deleteMany({ where: { accountId } })).count;
}
