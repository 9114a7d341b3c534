// Plays the telephone of a test's people: reads what the emulated providers delivered and what apps show.
import { expect } from "@playwright/test";
import type { Fault } from "./emulators/faults";
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

/** What the app shows now, of an Authy id or of a Twilio factor (`identity/YF…`). */
export async function appCode(of: string): Promise<string> {
  const response = await fetch(`${EMULATED_TWILIO_URL}/__test/codes?of=${encodeURIComponent(of)}`);
  const { codes } = (await response.json()) as { codes: { code: string }[] };
  const newest = codes.at(-1);
  if (!newest) throw new Error("no app holds that");
  return newest.code;
}

/** Lets a provider fail. `match` is a must: other tests run at the same time. */
export async function failProvider(
  provider: "authy" | "twilio",
  fault: Fault & { match: string },
): Promise<void> {
  const url = provider === "authy" ? EMULATED_AUTHY_URL : EMULATED_TWILIO_URL;
  await fetch(`${url}/__test/fail`, { method: "POST", body: JSON.stringify(fault) });
}
