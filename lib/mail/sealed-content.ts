// Owns sealing and opening what a mail says: links in it are as good as a password until they are used.
import "server-only";
import type { Mail } from "@/lib/mail/kinds";
import { settings } from "@/lib/platform/env";
import { open, seal } from "@/lib/platform/secret-box";

/** What a row keeps of its mail. */
export type MailContent = Pick<Mail, "to" | "locale" | "kind" | "values">;

/** What the content of a message is sealed for. */
export function contentPlace(id: string) {
  return { table: "MailMessage", row: id, purpose: "content" };
}

/** Seals what the row of a mail keeps of it. */
export function sealContent(id: string, content: MailContent): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return seal(bytes, contentPlace(id), settings().encryptionKeys);
}

/** @throws SealBrokenError */
export async function openContent(row: { id: string; sealedContent: string }): Promise<MailContent> {
  const bytes = await open(row.sealedContent, contentPlace(row.id), settings().encryptionKeys);
  return JSON.parse(new TextDecoder().decode(bytes)) as MailContent;
}
