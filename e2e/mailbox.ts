// Plays the mailbox of a test's people: reads what the servers wrote into their outboxes.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { serverFile } from "./servers";

/** Everything that a server has mailed to an address, oldest first. */
export async function mailsTo(server: string, email: string): Promise<Email[]> {
  const outbox = serverFile(server, "outbox");
  if (!existsSync(outbox)) return [];
  const files = readdirSync(outbox).filter((name) => name.endsWith(".eml"));
  const mails = await Promise.all(
    files.sort().map((name) => PostalMime.parse(readFileSync(join(outbox, name)))),
  );
  return mails.filter(({ to }) => to?.some(({ address }) => address === email));
}

/** Waits for a mail whose subject fits, the newest of them. */
export async function nextMail(server: string, email: string, subject: RegExp): Promise<Email> {
  const fitting = async () =>
    (await mailsTo(server, email)).filter((mail) => subject.test(mail.subject ?? ""));
  await expect
    .poll(async () => (await fitting()).length, { message: `mail ${subject} to ${email}` })
    .not.toBe(0);
  return (await fitting()).at(-1) as Email;
}

/** The first link of a mail's text that leads to this page. */
export function linkIn(mail: Email, path: string): string {
  const link = /https?:\/\/\S+/g;
  const found = (mail.text ?? "").match(link)?.find((address) => new URL(address).pathname === path);
  if (!found) throw new Error(`no link to ${path} in: ${mail.text}`);
  return found;
}
