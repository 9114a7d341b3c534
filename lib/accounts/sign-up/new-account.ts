// Owns what every new account passes through, whoever makes it: a free address and a good enough password.
import "server-only";
import { findEmailHolder } from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { refusePassword } from "@/lib/accounts/passwords/password-policy";
import { EmailTakenError, type NewAccount } from "@/lib/accounts/store";
import { database, isUniqueViolation } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/locale";
import { newId } from "@/lib/platform/random-token";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface Credentials {
  /** Canonical. */
  email: string;
  password: string;
  /** Language of the request. */
  locale: Locale;
}

/** What others know of the person and would guess the password from. */
interface Guessed extends Pick<Credentials, "email" | "password"> {
  /** What others call the person; null or absent where nobody said. */
  name?: string | null | undefined;
}

/** What `prepareAccount` must know besides the credentials. */
interface Preparation {
  /** Whether the account will need a second factor; its password may then be shorter. */
  secondFactorRequired: boolean;
  now: Date;
}

/** Why a new password is refused, or null. Errors: those of the password policy. */
export function refuseNewPassword(
  { email, password, name }: Guessed,
  secondFactorRequired: boolean,
): Promise<AccountError | null> {
  return refusePassword(password, { secondFactorRequired, contextWords: contextWords(email, name ?? "") });
}

/**
 * Checks the credentials of a new account and hashes its password. Writes nothing.
 * Errors: email-taken, and those of the password policy.
 */
export async function prepareAccount(
  credentials: Credentials & Guessed,
  { secondFactorRequired, now }: Preparation,
): Promise<Result<NewAccount, AccountError>> {
  const { email, password, locale } = credentials;
  const refusal = await refuseNewPassword(credentials, secondFactorRequired);
  if (refusal) return refused(refusal);
  if (await findEmailHolder(database(), email, now)) return refused("email-taken");
  return accepted({ id: newId(), email, password: await hashPassword(password), locale });
}

/** Runs the transaction that inserts the account; an address taken meanwhile is refused like one taken before. */
export async function unlessTaken<T, E extends string>(
  insert: () => Promise<Result<T, E>>,
): Promise<Result<T, E | "email-taken">> {
  try {
    return await insert();
  } catch (error) {
    if (error instanceof EmailTakenError || isUniqueViolation(error)) return refused("email-taken");
    throw error;
  }
}

/** What an attacker would try first for this person (ASVS 6.2.11). */
function contextWords(email: string, name: string): string[] {
  const { appName, appUrl } = settings();
  const parts = `${email} ${name}`.split(/[^\p{L}\p{N}]+/u);
  const words = [appName, appUrl.hostname, email, ...email.split("@"), ...parts];
  return words.filter((word) => word.length > 2);
}
