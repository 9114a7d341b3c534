// Owns the rows of challenges: bound to one ticket, act or browser, and good for one answer (R122).
import "server-only";
import { randomBytes } from "node:crypto";
import { database, type Tx } from "@/lib/platform/db";
import { PASSKEY_CHALLENGE_SECONDS } from "@/lib/platform/durations";
import { newId } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";
import { type Binding, bindingText } from "@/lib/sign-in/binding";

const CHALLENGE_BYTES = 32;

/** A challenge. Its `id` comes back with the answer; what is signed is compared only with the row. */
export interface Challenge {
  id: string;
  /** Base64url. */
  challenge: string;
  /** The origin that asked, which the answer must name. */
  origin: string;
}

/**
 * Makes a challenge of an origin, good for PASSKEY_CHALLENGE_SECONDS.
 * @param accountId null where it is not known who will answer
 */
export async function makeChallenge(
  binding: Binding,
  { accountId, origin }: { accountId: string | null; origin: string },
  now: Date,
): Promise<Challenge> {
  const made = { id: newId(), challenge: randomBytes(CHALLENGE_BYTES).toString("base64url"), origin };
  const expiresAt = secondsAfter(now, PASSKEY_CHALLENGE_SECONDS);
  const row = { ...made, boundTo: bindingText(binding), accountId, createdAt: now, expiresAt };
  await database().passkeyChallenge.create({ data: row });
  return made;
}

/**
 * Consumes a challenge before its answer is read, by one guarded write (R122): right or wrong, no second answer to it
 * counts. Null when it is unknown, expired, used, or bound to something else.
 */
export async function takeChallenge(id: string, binding: Binding, now: Date): Promise<Challenge | null> {
  const fresh = { id, boundTo: bindingText(binding), consumedAt: null, expiresAt: { gt: now } };
  const { count } = await database().passkeyChallenge.updateMany({ where: fresh, data: { consumedAt: now } });
  if (count !== 1) return null;
  return database().passkeyChallenge.findUnique({
    where: { id },
    select: { id: true, challenge: true, origin: true },
  });
}

/** Deletes a consumed challenge, in the transaction that gives what its answer buys. False when another one did. */
export async function endChallenge(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.passkeyChallenge.deleteMany({ where: { id, consumedAt: { not: null } } });
  return count === 1;
}

/** Deletes challenges that have expired. */
export async function sweepChallenges(now: Date): Promise<void> {
  await database().passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
}
