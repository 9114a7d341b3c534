// Owns recovery codes that cost next to nothing: the same form and the same way of being checked, at bcrypt's least cost.
import { genSaltSync } from "bcryptjs";
import { transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { type RecoveryCodes, sealBatch } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { generateRecoveryCodes } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { hashNewCodes } from "@/lib/two-factor/recovery-codes/recovery-hash";
import { replaceRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";

const LEAST_COST = 4;

async function makeCheapCodes(accountId: string): Promise<RecoveryCodes> {
  const { peppers } = settings();
  const salt = { salt: genSaltSync(LEAST_COST), pepperId: peppers.current.id };
  const codes = generateRecoveryCodes().slice(0, 3);
  return { ...salt, codes, hashes: await hashNewCodes(accountId, codes, salt, peppers) };
}

/** Gives an account three of them. Returns them in canonical form. */
export async function plantCheapCodes(accountId: string, now: Date): Promise<string[]> {
  const made = await makeCheapCodes(accountId);
  const batch = await sealBatch(accountId, made, now);
  await transaction((tx) => replaceRecoveryBatch(tx, batch, now));
  return made.codes;
}

/** Whatever asks for new codes of an account meanwhile gets these, as whoever asks while some are being made does. */
export async function withCheapCodes<T>(
  accountId: string,
  work: () => Promise<T>,
): Promise<{ done: T; codes: string[] }> {
  const underWay = shared("recovery-codes-under-way", () => new Map<string, Promise<RecoveryCodes>>());
  const made = await makeCheapCodes(accountId);
  underWay.set(accountId, Promise.resolve(made));
  const done = await work().finally(() => underWay.delete(accountId));
  return { done, codes: made.codes };
}
