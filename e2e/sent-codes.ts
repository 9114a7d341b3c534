// Plays the telephone of a test's people: reads what the emulated providers delivered and what apps show.
import { expect } from "@playwright/test";
import type { OutboxMessage } from "./emulators/outbox";
import { EMULATED_AUTHY_URL, EMULATED_TWILIO_URL } from "./servers";

/** Everything that was delivered to a number, an address or an Authy id, oldest first. */
export async function codesSentTo(to: string): Promise<OutboxMessage[]> {
  const response = await fetch(`${EMULATED_TWILIO_URL}/__test/outbox?to=${encodeURIComponent(to)}`);
  const { messages } = (await response.json()) as { messages: OutboxMessage[] };
  return messages;
}

/** Waits until so many codes have been delivered, one unless told otherwise, and gives the newest. */
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

/** Lets somebody set Authy's app up, by number: from then on it sends nothing without being forced to. */
export async function installAuthyApp(of: string): Promise<void> {
  const body = JSON.stringify({ of, hasApp: true });
  const response = await fetch(`${EMULATED_AUTHY_URL}/__test/authy-user`, { method: "POST", body });
  expect(response.status).toBe(200);
}
