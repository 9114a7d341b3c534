// Owns walking over stored secrets in the order of their ids.
import "server-only";
import { database } from "@/lib/platform/db";
import type { SealedSecretRow } from "@/lib/two-factor/authenticator-secret";

/** The next so many rows after an id. */
export function nextSealedSecrets(afterId: string, count: number): Promise<SealedSecretRow[]> {
  return database().authenticator.findMany({
    where: { id: { gt: afterId } },
    orderBy: { id: "asc" },
    take: count,
    select: { id: true, sealedSecret: true, algorithm: true, digits: true, periodSeconds: true },
  });
}

/** Puts a fresh ciphertext in the place of the one that was read. False when the row changed meanwhile. */
export async function replaceSealedSecret(read: SealedSecretRow, sealedSecret: string): Promise<boolean> {
  const { count } = await database().authenticator.updateMany({
    where: { id: read.id, sealedSecret: read.sealedSecret },
    data: { sealedSecret },
  });
  return count === 1;
}
