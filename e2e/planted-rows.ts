// Owns what tests write into a server's database instead of waiting, or of going through what other tests prove.
import { randomUUID } from "node:crypto";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import type { Authenticator } from "./authenticator";
import { change, written } from "./write-rows";

const OF = "(SELECT id FROM Account WHERE email = ?)";

/** One statement that must change exactly one row. */
function changeOne(address: string, sql: string, ...values: string[]): void {
  const changes = change(address, sql, ...values);
  if (changes !== 1) throw new Error(`changed ${changes} rows: ${sql}`);
}

/** Gives a role to an account, as an administrator would. */
export function giveRole(address: string, email: string, role: "member" | "admin"): void {
  changeOne(address, "UPDATE Account SET role = ?, adminSince = createdAt WHERE email = ?", role, email);
}

/** Gives an account a name, as its owner would. */
export function giveName(address: string, email: string, name: string): void {
  changeOne(address, "UPDATE Account SET name = ?, nameKey = lower(name) WHERE email = ?", name, email);
}

/** Renames an account's authenticator, as its owner would. */
export function nameAuthenticator(address: string, email: string, name: string): void {
  changeOne(address, `UPDATE Authenticator SET name = ? WHERE accountId = ${OF}`, name, email);
}

/** Begins a reset with a day's delay that waits for a second administrator; its first one is gone. Returns its id. */
export function plantWaitingReset(address: string, email: string): string {
  const id = randomUUID();
  changeOne(
    address,
    `INSERT INTO Reset (id, accountId, reasonClass, reason, state, delaySeconds, createdAt, pendingFor)
      SELECT ?, id, 'stolen', 'She called from the desk', 'waiting', 86400, ?, id FROM Account WHERE email = ?`,
    id,
    written(Date.now()),
    email,
  );
  return id;
}

/** Backdates an administrator's role by a month. */
export function settleAdmin(address: string, email: string): void {
  const monthAgo = written(Date.now() - 30 * 86_400_000);
  changeOne(address, "UPDATE Account SET adminSince = ? WHERE email = ?", monthAgo, email);
}

/** Turns an account's newest step-up grant into an unused one for another act, for five minutes. */
export function turnGrant(address: string, email: string, purpose: StepUpPurpose): void {
  const newest = `SELECT g.id FROM StepUpGrant g JOIN Session s ON s.id = g.sessionId
    WHERE s.accountId = ${OF} ORDER BY g.createdAt DESC LIMIT 1`;
  const renewed = "UPDATE StepUpGrant SET purpose = ?, expiresAt = ?, usedAt = NULL";
  changeOne(address, `${renewed} WHERE id = (${newest})`, purpose, written(Date.now() + 300_000), email);
}

/**
 * Backdates the last code of each authenticator of an account by minutes: a test that is not about codes but needs a third
 * one would otherwise wait for up to half a minute.
 */
export function letCodesRest(address: string, email: string, ...phones: Authenticator[]): void {
  const changes = change(
    address,
    `UPDATE Authenticator SET lastUsedStep = lastUsedStep - 10 WHERE accountId = ${OF}`,
    email,
  );
  if (changes === 0) throw new Error(`${email} has no authenticator`);
  for (const phone of phones) phone.startOver();
}

/** Ends the time in which recovery codes are shown. */
export function endShowingCodes(address: string, email: string): void {
  changeOne(
    address,
    `UPDATE RecoveryBatch SET shownUntil = ? WHERE accountId = ${OF}`,
    written(Date.now()),
    email,
  );
}

/** Uses up every recovery code that an account has left. */
export function useUpCodes(address: string, email: string): void {
  const own = `batchId IN (SELECT id FROM RecoveryBatch WHERE accountId = ${OF})`;
  change(
    address,
    `UPDATE RecoveryCode SET usedAt = ? WHERE usedAt IS NULL AND ${own}`,
    written(Date.now()),
    email,
  );
}

/** Gives an account a confirmed telephone, which no policy here lets anybody use. */
export function plantTelephone(address: string, email: string): void {
  changeOne(
    address,
    `INSERT INTO Channel (id, accountId, kind, sealedDestination, destinationHash, hint, confirmedAt)
      SELECT 'channel-' || id, id, 'phone', 'nothing', 'nothing', '+1 ••• ••• ••61', createdAt FROM Account WHERE email = ?`,
    email,
  );
}

/** Makes an account's authenticator a month old with a clock half a minute slow, and its address confirmed. */
export function ageAuthenticator(address: string, email: string, { driftMs }: { driftMs: number }): void {
  const monthAgo = written(Date.now() - 30 * 86_400_000);
  const aged = `UPDATE Authenticator SET confirmedAt = ?, driftMs = ${driftMs}`;
  changeOne(address, `${aged} WHERE accountId = ${OF}`, monthAgo, email);
  changeOne(address, "UPDATE Account SET emailConfirmedAt = createdAt WHERE email = ?", email);
}

/** Gives an account a passkey that no device has. */
export function plantPasskey(address: string, email: string): void {
  changeOne(
    address,
    `INSERT INTO Passkey (id, accountId, name, credentialId, publicKey, counter, transports, aaguid, isSyncable, isBackedUp, createdAt)
      SELECT 'passkey-' || id, id, 'Windows Hello', id, 'nothing', 0, '', 'nothing', 0, 0, createdAt FROM Account WHERE email = ?`,
    email,
  );
}

/** Takes every authenticator of an account away: what is left are its passkeys and recovery codes. */
export function takeAuthenticators(address: string, email: string): void {
  changeOne(address, `DELETE FROM Authenticator WHERE accountId = ${OF}`, email);
}
