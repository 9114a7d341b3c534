// Owns recovery codes that cost next to nothing: the same form and the same way of being checked, at bcrypt's least cost.
import { genSaltSync } from "bcryptjs";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { keepPreparedCodes } from "@/lib/two-factor/enrollment/enrollment-store";
import { type RecoveryCodes, sealPreparedCodes } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { generateRecoveryCodes } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { hashNewCodes } from "@/lib/two-factor/recovery-codes/recovery-hash";

const LEAST_COST = 4;

/** Makes ten of an account's, as the app does, or fewer. */
export async function makeCheapCodes(accountId: string, count?: number): Promise<RecoveryCodes> {
  const { peppers } = settings();
  const salt = { salt: genSaltSync(LEAST_COST), pepperId: peppers.current.id };
  const codes = generateRecoveryCodes().slice(0, count);
  return { ...salt, codes, hashes: await hashNewCodes(accountId, codes, salt, peppers) };
}

/** Keeps some of these beside an enrollment, as its page does, for its confirmation to hand out. */
export async function prepareCheapCodes(enrollmentId: string, accountId: string, count = 3): Promise<void> {
  const prepared = await makeCheapCodes(accountId, count);
  await keepPreparedCodes(enrollmentId, await sealPreparedCodes(enrollmentId, prepared));
}

/** Whatever asks for new codes of an account meanwhile gets three of these, as if they were being made just then. */
export async function withCheapCodes<T>(
  accountId: string,
  work: () => Promise<T>,
): Promise<{ done: T; codes: string[] }> {
  const underWay = shared("recovery-codes-under-way", () => new Map<string, Promise<RecoveryCodes>>());
  const made = await makeCheapCodes(accountId, 3);
  underWay.set(accountId, Promise.resolve(made));
  const done = await work().finally(() => underWay.delete(accountId));
  return { done, codes: made.codes };
}
