// Owns what the emulators delivered: messages and calls that nobody ever gets.

export interface OutboxMessage {
  provider: "twilio" | "authy";
  /** A number in E.164, an address, or an Authy id. */
  to: string;
  /** The number behind an Authy id. */
  phone: string | null;
  channel: "sms" | "call" | "email";
  code: string;
  locale: string | null;
  /** What the provider calls the verification. */
  ref: string | null;
  /** ISO 8601. */
  at: string;
}

export class Outbox {
  #messages: OutboxMessage[] = [];

  add(message: OutboxMessage): void {
    this.#messages.push(message);
  }

  /** Oldest first; only those to `to`, if given: a destination, or the number behind it. */
  messages(to?: string): OutboxMessage[] {
    return this.#messages.filter((message) => to === undefined || message.to === to || message.phone === to);
  }

  clear(): void {
    this.#messages = [];
  }
}
