// Owns the people of the growing crowd who act: their passwords, secrets, sessions and keys are genuine.
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { newApiKey } from "@/lib/api/key-format";
import { database } from "@/lib/platform/db";
import { newId, newToken } from "@/lib/platform/random-token";
import { DAY_SECONDS, secondsAfter } from "@/lib/platform/seconds-after";
import { codeAtStep } from "@/lib/totp/code";
import { DEFAULT_TOTP_PARAMETERS, MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { generateSecret } from "@/lib/totp/secret";
import { stepAt } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";
import { sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import { emailAt, idAt } from "@/scripts/bench/admin-seed";
import { PASSWORD } from "@/scripts/bench/planted-people";

/** How many there are at most: more than rounds, so that in a large crowd nobody acts twice. */
const MOST = 2000;
const { algorithm, periodSeconds } = DEFAULT_TOTP_PARAMETERS;

export interface Actor {
  accountId: string;
  email: string;
  codeAt(now: Date): string;
  /** The token of an open session. */
  sessionToken: string;
  apiKey: string;
}

/** Places all over the crowd where admin-seed makes members with one authenticator, neither locked nor deactivated. */
function actorPlaces(people: number): number[] {
  const able = (people / 10) * 4;
  return Array.from({ length: Math.min(MOST, able) }, (_, turn) => (turn * 104_729) % able)
    .map((at) => 10 * Math.floor(at / 4) + 2 * ((at % 4) + 1))
    .filter((place) => place % 500 !== 2);
}

/**
 * Makes people of the crowd genuine. Call it before the log is written: a million rows later no cache holds anything of
 * these people any more.
 */
export async function makeActors(people: number, now: Date): Promise<Actor[]> {
  const password = await hashPassword(PASSWORD);
  const actors: Actor[] = [];
  for (const place of actorPlaces(people)) {
    const accountId = idAt(place);
    await database().password.update({ where: { accountId }, data: { ...password } });
    const codeAt = await makeSecret(accountId);
    const sessionToken = await takeSession(accountId, now);
    actors.push({
      accountId,
      email: emailAt(place),
      codeAt,
      sessionToken,
      apiKey: await makeKey(accountId, now),
    });
  }
  return actors;
}

async function makeSecret(accountId: string): Promise<Actor["codeAt"]> {
  const secret = generateSecret(algorithm);
  const created = createTotpKey(secret, DEFAULT_TOTP_PARAMETERS, {
    minBytes: MIN_AUTHENTICATOR_SECRET_BYTES,
  });
  if (!created.ok) throw new Error(created.error);
  const { id } = await database().authenticator.findFirstOrThrow({
    where: { accountId },
    select: { id: true },
  });
  const sealedSecret = await sealSecret(secret, "Authenticator", id);
  await database().authenticator.update({ where: { id }, data: { sealedSecret, lastUsedStep: 0 } });
  return (now) => codeAtStep(created.key, stepAt(now.getTime(), periodSeconds));
}

/** Takes over a session of the account, as if used a moment ago, so that checking it writes nothing. */
async function takeSession(accountId: string, now: Date): Promise<string> {
  const { token, hash } = newToken();
  const { id } = await database().session.findFirstOrThrow({ where: { accountId }, select: { id: true } });
  const times = { createdAt: now, authenticatedAt: now, lastUsedAt: now };
  await database().session.update({ where: { id }, data: { hash, ...times } });
  return token;
}

async function makeKey(accountId: string, now: Date): Promise<string> {
  const { key, hash, hint } = newApiKey("live");
  const expiresAt = secondsAfter(now, DAY_SECONDS);
  await database().apiKey.create({
    data: { id: newId(), accountId, name: "Bench", kind: "live", hash, hint, createdAt: now, expiresAt },
  });
  return key;
}
