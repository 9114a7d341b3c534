// Reads, for tests, the mails that wait in the queue: what would be sent, before it is put into words.
import type { Mail } from "@/lib/mail/kinds";
import { contentPlace } from "@/lib/mail/sealed-content";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { open } from "@/lib/platform/secret-box";

/** A mail as it lies in the queue. */
export type QueuedMail = Pick<Mail, "kind" | "to" | "locale" | "idempotencyKey"> & {
  accountId: string | null;
  /** The values of its kind; a link is whole. */
  values: Record<string, string>;
};

/** The mails that wait for one address, oldest first. */
export async function queuedMails(to: string): Promise<QueuedMail[]> {
  const rows = await database().mailMessage.findMany({
    where: { sealedContent: { not: null } },
    orderBy: { createdAt: "asc" },
  });
  const mails = await Promise.all(
    rows.map(async ({ id, idempotencyKey, accountId, sealedContent }) => {
      const bytes = await open(sealedContent ?? "", contentPlace(id), settings().encryptionKeys);
      return { ...JSON.parse(new TextDecoder().decode(bytes)), idempotencyKey, accountId } as QueuedMail;
    }),
  );
  return mails.filter((mail) => mail.to === to);
}

/** The token in the fragment of a link. */
export function tokenOf(link: string | undefined): string {
  return new URL(link ?? "").hash.slice(1);
}
