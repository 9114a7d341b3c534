// Owns the passkeys that tests plant: rows that no authenticator made.
import { database, transaction } from "@/lib/platform/db";
import { newId, newToken } from "@/lib/platform/random-token";
import { countProtection } from "@/lib/two-factor/account-store";
import { later, NOW } from "@/lib/two-factor/test-person";

/** A passkey that nothing can sign for. Returns its id. */
export async function plantPasskey(accountId: string, name = "Windows Hello"): Promise<string> {
  const id = newId();
  const key = { credentialId: newToken().token, publicKey: newToken().token, counter: 1n };
  const traits = { transports: "internal", aaguid: "08987058-cadc-4b81-b6e1-30de50dcbe96" };
  const synced = { isSyncable: false, isBackedUp: false };
  await transaction(async (tx) => {
    await tx.passkey.create({ data: { id, accountId, name, ...key, ...traits, ...synced, createdAt: NOW } });
    await countProtection(tx, accountId);
  });
  return id;
}

/** A row in each table of passkeys. */
export async function plantPasskeys(accountId: string): Promise<void> {
  await plantPasskey(accountId);
  const times = { createdAt: NOW, expiresAt: later(300) };
  const bound = { boundTo: "registration:nothing", origin: "http://localhost:3000", accountId };
  await database().passkeyChallenge.create({
    data: { id: newId(), challenge: newToken().token, ...bound, ...times },
  });
}
