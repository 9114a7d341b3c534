// Owns the telephone of a test's people: it reads what the emulated providers delivered and what apps show.
import { expect } from "@playwright/test";
import type { OutboxMessage } from "./emulators/outbox";
import { EMULATED_AUTHY_URL, EMULATED_TWILIO_URL } from "./servers";

/** Everything that was delivered to a number, an address or an Authy id, oldest first. */
export async function codesSentTo(to: string): Promise<OutboxMessage[]> {
  const response = await fetch(`${EMULATED_TWILIO_URL}/__test/outbox?to=${encodeURIComponent(to)}`);
  const { messages } = (await response.json()) as { messages: OutboxMessage[] };
  return messages;
}

/** Waits until this many codes have been delivered, by default one, and returns the newest. */
export async function nextCode(to: string, count = 1): Promise<OutboxMessage> {
  const message = `code ${count} to ${to}`;
  await expect.poll(async () => (await codesSentTo(to)).length, { message }).toBeGreaterThanOrEqual(count);
  const newest = (await codesSentTo(to)).at(-1);
  if (!newest) throw new Error("the code is gone again");
  return newest;
}

/** What an app shows now: of an Authy id, the number behind it, or a Twilio factor (`identity/YF…`). */
export async function appCode(of: string): Promise<string> {
  const response = await fetch(`${EMULATED_TWILIO_URL}/__test/codes?of=${encodeURIComponent(of)}`);
  const { codes } = (await response.json()) as { codes: { code: string }[] };
  const newest = codes.at(-1);
  if (!newest) throw new Error("no app holds that");
  return newest.code;
}

/** Sets up Authy's app for the person of a number: from then on Authy sends nothing unless forced. */
export async function installAuthyApp(of: string): Promise<void> {
  const body = JSON.stringify({ of, hasApp: true });
  const response = await fetch(`${EMULATED_AUTHY_URL}/__test/authy-user`, { method: "POST", body });
  expect(response.status).toBe(200);
}
