// Owns the rotation of keys for mails on their way: what waits for a mail server must outlive the old key.
import "server-only";
import { contentPlace } from "@/lib/mail/queue-mail";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey, open, seal } from "@/lib/platform/secret-box";

/**
 * Seals waiting mails anew under the current key. One that is sent meanwhile is left alone; one that does not open is
 * left to the sender, who tries for a while and gives it up.
 * @returns how many were sealed anew
 */
export async function resealMails(): Promise<number> {
  const keys = settings().encryptionKeys;
  const waiting = await database().mailMessage.findMany({
    where: { sealedContent: { not: null } },
    select: { id: true, sealedContent: true },
  });
  let resealed = 0;
  for (const { id, sealedContent } of waiting) {
    if (!sealedContent || !isSealedWithOldKey(sealedContent, keys)) continue;
    const content = await open(sealedContent, contentPlace(id), keys).catch(() => null);
    if (!content) continue;
    const data = { sealedContent: await seal(content, contentPlace(id), keys) };
    resealed += (await database().mailMessage.updateMany({ where: { id, sealedContent }, data })).count;
  }
  return resealed;
}
