// Owns the way of an authenticator's secret between its sealed column and a prepared key.
import { settings } from "@/lib/platform/env";
import { open, seal } from "@/lib/platform/secret-box";
import type { Algorithm } from "@/lib/totp/parameters";
import { MIN_AUTHENTICATOR_SECRET_BYTES, type TotpParameters } from "@/lib/totp/parameters";
import { createTotpKey, type TotpKey } from "@/lib/totp/totp-key";

/** The two tables that hold a TOTP secret. A secret moves from one to the other by being sealed anew. */
export type SecretTable = "Authenticator" | "Enrollment";

/** A row that holds a sealed secret. */
export interface SealedSecretRow {
  id: string;
  sealedSecret: string;
  algorithm: string;
  digits: number;
  periodSeconds: number;
}

/** Where the secret of a row is sealed. */
export function secretPlace(table: SecretTable, id: string) {
  return { table, row: id, purpose: "totp-secret" };
}

/** Seals a secret for the row of this id in this table. */
export function sealSecret(secret: Uint8Array, table: SecretTable, id: string): Promise<string> {
  return seal(secret, secretPlace(table, id), settings().encryptionKeys);
}

/** @throws SealBrokenError when the value was moved, altered, or its key is gone: the caller denies */
export function openSecret(row: SealedSecretRow, table: SecretTable): Promise<Uint8Array> {
  return open(row.sealedSecret, secretPlace(table, row.id), settings().encryptionKeys);
}

/** The parameters of a row, as the core takes them. */
export function parametersOf(row: SealedSecretRow): TotpParameters {
  return { algorithm: row.algorithm as Algorithm, digits: row.digits, periodSeconds: row.periodSeconds };
}

/** The key of a row, ready to compute codes. A stored secret that no longer makes a key is a fault, not a refusal. */
export async function openKey(row: SealedSecretRow, table: SecretTable): Promise<TotpKey> {
  const secret = await openSecret(row, table);
  const created = createTotpKey(secret, parametersOf(row), { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES });
  if (!created.ok) throw new Error(`stored secret refused: ${created.error}`);
  return created.key;
}
