// Owns the seal of one row: what it covers, in which order, under which key.
import "server-only";
import { createHmac } from "node:crypto";
import type { AuditRow } from "@/generated/sqlite/client";
import { auditKey } from "@/lib/audit/chain/chain-key";
import { sealedName } from "@/lib/audit/pseudonym";

/** Everything that was written; a column that is added later must be added here, or this does not compile. */
const COLUMNS: Record<keyof Omit<AuditRow, "seal" | "sealKeyId">, true> = {
  id: true,
  at: true,
  actorId: true,
  subjectId: true,
  event: true,
  result: true,
  factor: true,
  reason: true,
  requestId: true,
  address: true,
  browser: true,
};
const SEALED_COLUMNS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

export type SealableRow = Pick<AuditRow, keyof typeof COLUMNS>;

/** Name, length and value, so that no two rows give the same text. Empty columns are left out. */
function written(name: string, value: string): string {
  return `${name}:${Buffer.byteLength(value)}:${value};`;
}

function textOf(row: SealableRow, column: keyof typeof COLUMNS, keyId: string): string | null {
  const value = row[column];
  if (value === null) return null;
  if (column === "actorId" || column === "subjectId") return sealedName(String(value), keyId);
  return value instanceof Date ? String(value.toJSON()) : String(value);
}

/**
 * HMAC-SHA-256 of the seal before it and every column of the row.
 * @returns base64url, or null when PEPPERS does not hold the pepper of this id
 */
export function sealOf(row: SealableRow, sealBefore: string, keyId: string): string | null {
  const key = auditKey("seal", keyId);
  if (!key) return null;
  let text = written("before", sealBefore) + written("key", keyId);
  for (const column of SEALED_COLUMNS) {
    const value = textOf(row, column, keyId);
    if (value !== null) text += written(column, value);
  }
  return createHmac("sha256", key).update(text).digest("base64url");
}
