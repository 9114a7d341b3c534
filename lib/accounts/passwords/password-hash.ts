// Owns the slow hash of passwords: argon2id at OWASP's first choice, over the peppered pre-hash.
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { normalizePassword } from "@/lib/accounts/passwords/password-policy";
import { settings } from "@/lib/platform/env";
import { HashQueueFullError, inHashQueue } from "@/lib/platform/hash-pool";
import { prehash } from "@/lib/platform/prehash";

/** argon2id: 19 MiB, 2 passes, 1 lane (OWASP Password Storage). The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** How every hash of that cost begins. */
const FORM = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** What a Password row keeps. */
export interface StoredPassword {
  /** PHC string, which names the cost. */
  hash: string;
  algorithm: "argon2id";
  pepperId: string;
}

/** @throws HashQueueFullError when too many hashes wait */
export async function hashPassword(typed: string): Promise<StoredPassword> {
  const { current } = settings().peppers;
  const text = prehash(normalizePassword(typed), current.key);
  return { hash: await inHashQueue(() => hash(text, COST)), algorithm: "argon2id", pepperId: current.id };
}

/**
 * Whether a password is right. Without a stored one it takes as long and is false, so that nobody can tell an unknown
 * address by the time of the answer (ASVS 6.3.8).
 * @throws HashQueueFullError when too many hashes wait
 */
export async function verifyPassword(
  typed: string,
  stored: { hash: string; pepperId: string } | null,
): Promise<boolean> {
  const target = stored ?? decoy();
  const pepper = settings().peppers.byId.get(target.pepperId);
  if (!pepper) throw new Error(`pepper ${target.pepperId} is not in PEPPERS`);
  const text = prehash(normalizePassword(typed), pepper);
  const isRight = await inHashQueue(() => verify(target.hash, text));
  return isRight && stored !== null;
}

/**
 * A new hash of a right password, to replace a stored one of another cost or under an older pepper (R14). Null where the
 * stored one is up to date, or where hashes are queued: then it is replaced at a later sign-in.
 */
export async function upgradedHash(
  typed: string,
  { hash, pepperId }: Pick<StoredPassword, "hash" | "pepperId">,
): Promise<StoredPassword | null> {
  if (hash.startsWith(FORM) && pepperId === settings().peppers.current.id) return null;
  return hashPassword(typed).catch((fault: unknown) => {
    if (fault instanceof HashQueueFullError) return null;
    throw fault;
  });
}

/** What unknown addresses are checked against: a hash of the real cost that no password matches. */
function decoy(): { hash: string; pepperId: string } {
  const random = (bytes: number) => randomBytes(bytes).toString("base64").replace(/=+$/, "");
  return { hash: `${FORM}${random(16)}$${random(32)}`, pepperId: settings().peppers.current.id };
}
