// Owns the keys of the security log: one for each use, derived from a pepper that stays as long as rows need it.
import "server-only";
import { createSecretKey, type KeyObject } from "node:crypto";
import { derivedKey } from "@/lib/platform/derived-key";
import { settings } from "@/lib/platform/env";

const PURPOSES = {
  seal: "twofold audit seal",
  pseudonym: "twofold audit pseudonym",
  chain: "twofold audit chain",
} as const;

/** Derived once: deriving costs more than sealing does. */
const derived = new WeakMap<Uint8Array, Partial<Record<keyof typeof PURPOSES, KeyObject>>>();

/** The id of the pepper under which new rows are sealed. */
export function currentKeyId(): string {
  return settings().peppers.current.id;
}

/** The key for one use; undefined when PEPPERS does not hold the pepper of this id. */
export function auditKey(purpose: keyof typeof PURPOSES, keyId: string): KeyObject | undefined {
  const pepper = settings().peppers.byId.get(keyId);
  if (!pepper) return undefined;
  const keys = derived.get(pepper) ?? {};
  derived.set(pepper, keys);
  keys[purpose] ??= createSecretKey(derivedKey(PURPOSES[purpose], pepper));
  return keys[purpose];
}
