// Owns the rotation of keys for mails on their way: what waits for a mail server must outlive the old key.
import "server-only";
import { contentPlace } from "@/lib/mail/sealed-content";
import { replaceContent, waitingAfter } from "@/lib/mail/store";
import { freshlySealed, resealTable } from "@/lib/platform/reseal-table";

/**
 * Seals waiting mails anew under the current key. One that is sent meanwhile is left alone; one that does not open is
 * left to the sender, who tries for a while and gives it up.
 * @returns how many were sealed anew
 */
export function resealMails(): Promise<number> {
  return resealTable(waitingAfter, async (row) => {
    const sealedContent = await freshlySealed(row.sealedContent ?? "", contentPlace(row.id)).catch(
      () => null,
    );
    return sealedContent ? replaceContent(row, sealedContent) : 0;
  });
}
