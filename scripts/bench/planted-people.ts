// Owns the people of the benchmark, written through the app's own stores before anything is measured.
import { hashPassword, type StoredPassword } from "@/lib/accounts/passwords/password-hash";
import { insertAccount } from "@/lib/accounts/store";
import { destinationHash, sealDestination } from "@/lib/channels/destination";
import { insertPasskey } from "@/lib/passkeys/passkey-store";
import { database, transaction } from "@/lib/platform/db";
import { newId, newToken } from "@/lib/platform/random-token";
import { codeAtStep } from "@/lib/totp/code";
import { DEFAULT_TOTP_PARAMETERS, MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { generateSecret } from "@/lib/totp/secret";
import { stepAt } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";
import { sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import { insertAuthenticator } from "@/lib/two-factor/authenticators/authenticator-store";

export const PASSWORD = "plum-harbour-seven-lanterns";
const { algorithm, periodSeconds } = DEFAULT_TOTP_PARAMETERS;

const newEmail = () => `${newId().toLowerCase()}@bench.example`;

type Role = "member" | "admin";

export interface PlantedPerson {
  email: string;
  /** What this person's phone shows now. It is accepted once, so each person signs in once. */
  currentCode(): string;
}

/** People with one authenticator each. They share a password and its hash, which makes no check of it cheaper. */
export async function plantPeople(count: number, role: Role = "member"): Promise<PlantedPerson[]> {
  const password = await hashPassword(PASSWORD);
  const people: PlantedPerson[] = [];
  for (let index = 0; index < count; index += 1) people.push(await plantPerson(password, role));
  return people;
}

async function plantPerson(password: StoredPassword, role: Role): Promise<PlantedPerson> {
  const now = new Date();
  const [accountId, id, email] = [newId(), newId(), newEmail()];
  const secret = generateSecret(algorithm);
  const created = createTotpKey(secret, DEFAULT_TOTP_PARAMETERS, {
    minBytes: MIN_AUTHENTICATOR_SECRET_BYTES,
  });
  if (!created.ok) throw new Error(created.error);
  const sealedSecret = await sealSecret(secret, "Authenticator", id);
  const currentStep = () => stepAt(Date.now(), periodSeconds);
  const lastUsedStep = currentStep() - 10;
  const row = { id, accountId, name: "Phone", sealedSecret, ...DEFAULT_TOTP_PARAMETERS, lastUsedStep };
  await transaction(async (tx) => {
    await insertAccount(tx, { id: accountId, email, password, locale: "en" }, role, now);
    await insertAuthenticator(tx, row, now);
  });
  return { email, currentCode: () => codeAtStep(created.key, currentStep()) };
}

/** Somebody who has yet to enroll, and so has no code. */
export async function plantNewcomer(): Promise<PlantedPerson> {
  const email = newEmail();
  const password = await hashPassword(PASSWORD);
  await transaction((tx) =>
    insertAccount(tx, { id: newId(), email, password, locale: "en" }, "member", new Date()),
  );
  return { email, currentCode: () => "" };
}

/** Gives somebody a passkey, which nothing can sign for, and codes by e-mail. Returns the account's id. */
export async function plantOtherFactors({ email }: PlantedPerson): Promise<string> {
  const [now, id, channelId] = [new Date(), newId(), newId()];
  const key = { credentialId: newToken().token, publicKey: newToken().token, counter: 1n };
  const traits = { transports: "internal", aaguid: "", isSyncable: true, isBackedUp: true };
  const sealedDestination = await sealDestination(email, "Channel", channelId);
  const sent = { sealedDestination, destinationHash: destinationHash(email), hint: "p•••@bench.example" };
  return transaction(async (tx) => {
    const { id: accountId } = await tx.account.findUniqueOrThrow({ where: { email }, select: { id: true } });
    await insertPasskey(tx, { id, accountId, name: "Laptop", ...key, ...traits }, now);
    await tx.channel.create({ data: { id: channelId, accountId, kind: "email", ...sent, confirmedAt: now } });
    return accountId;
  });
}

/** Closes the database here, so that the server has it to itself. */
export async function closeDatabase(): Promise<void> {
  await database().$disconnect();
}
