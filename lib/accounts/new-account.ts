// Owns what every new account passes through, whoever makes it: a free address and a password that holds.
import "server-only";
import type { AccountError } from "@/lib/accounts/errors";
import { hashPassword } from "@/lib/accounts/password-hash";
import { refusePassword } from "@/lib/accounts/password-policy";
import { isEmailTaken, type NewAccount } from "@/lib/accounts/store";
import { isUniqueViolation } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface Credentials {
  /** Canonical. */
  email: string;
  password: string;
}

/**
 * Checks the credentials of a new account and hashes its password. Writes nothing.
 * @param secondFactorRequired whether the account will need one, which lets its password be shorter
 * Errors: email-taken, and those of the password policy.
 */
export async function prepareAccount(
  { email, password }: Credentials,
  secondFactorRequired: boolean,
): Promise<Result<NewAccount, AccountError>> {
  const refusal = await refusePassword(password, { secondFactorRequired, contextWords: contextWords(email) });
  if (refusal) return refused(refusal);
  if (await isEmailTaken(email)) return refused("email-taken");
  return accepted({ id: newId(), email, password: await hashPassword(password) });
}

/** Runs the transaction that inserts the account; an address taken meanwhile is the same refusal as before. */
export async function unlessTaken<T, E extends string>(
  insert: () => Promise<Result<T, E>>,
): Promise<Result<T, E | "email-taken">> {
  try {
    return await insert();
  } catch (error) {
    if (isUniqueViolation(error)) return refused("email-taken");
    throw error;
  }
}

/** What an attacker would try first for this person (ASVS 6.2.11). */
function contextWords(email: string): string[] {
  const { appName, appUrl } = settings();
  const words = [appName, appUrl.hostname, email, ...email.split("@"), ...email.split(/[^\p{L}\p{N}]+/u)];
  return words.filter((word) => word.length > 2);
}
