// Owns the mailbox of a test's people: it reads what the servers wrote into their outboxes.
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

/** The links to one page that were mailed to an address, oldest first. */
export async function linksTo(server: string, email: string, path: string): Promise<string[]> {
  const texts = (await mailsTo(server, email)).map(({ text }) => text ?? "");
  const links = texts.flatMap((text) => text.match(/https?:\/\/\S+/g) ?? []);
  return links.filter((link) => new URL(link).pathname === path);
}

/** Waits until this many links to a page have come, by default one, and returns the newest. */
export async function nextLink(server: string, email: string, path: string, count = 1): Promise<string> {
  const links = () => linksTo(server, email, path);
  await expect
    .poll(async () => (await links()).length, { message: `link to ${path} for ${email}` })
    .toBeGreaterThanOrEqual(count);
  const newest = (await links()).at(-1);
  if (!newest) throw new Error("the link is gone again");
  return newest;
}
