// Owns Twilio's verifications: one code for each destination until it is right, cancelled or ten minutes old.

import type { EmulatorClock } from "../emulator-clock";
import type { EmulatorAnswer } from "../emulator-request";
import { randomDigits } from "../one-time-code";
import type { Outbox } from "../outbox";
import { newSid, twilioRefusal } from "./twilio-answers";
import { type Channel, shownVerification, type Verification } from "./verification";

const LIFETIME_MS = 600_000;
const MAX_SENDS = 5;
const MAX_CHECKS = 5;

export class Verifications {
  #bySid = new Map<string, Verification>();

  constructor(
    readonly clock: EmulatorClock,
    readonly outbox: Outbox,
    readonly origin: () => string,
  ) {}

  start(form: URLSearchParams): EmulatorAnswer {
    const to = form.get("To") ?? "";
    const channel = form.get("Channel") ?? "";
    const customCode = form.get("CustomCode");
    const isNumber = /^\+[1-9]\d{6,14}$/.test(to);
    const fits = channel === "email" ? /^[^\s,@]+@[^\s,@]+$/.test(to) : isNumber;
    if (!isChannel(channel) || !fits) return twilioRefusal(400, 60200);
    if (customCode && !/^\d{4,10}$/.test(customCode)) return twilioRefusal(400, 60200);
    const verification = this.#pendingFor(to) ?? this.#create(to, channel, customCode ?? randomDigits(6));
    if (verification.sends.length >= MAX_SENDS) return twilioRefusal(429, 60203);
    verification.channel = channel;
    verification.sends.push({ time: this.clock.iso(), channel: channel.toUpperCase(), channel_id: null });
    const { code, sid: ref } = verification;
    const message = {
      provider: "twilio",
      to,
      phone: null,
      channel,
      code,
      ref,
      at: this.clock.iso(),
    } as const;
    this.outbox.add({ ...message, locale: form.get("Locale") });
    return { status: 201, json: shownVerification(verification, this.clock, this.origin()) };
  }

  fetch(sid: string): EmulatorAnswer {
    const verification = this.#pending(sid);
    return verification
      ? { status: 200, json: shownVerification(verification, this.clock, this.origin()) }
      : twilioRefusal(404, 20404);
  }

  update(sid: string, form: URLSearchParams): EmulatorAnswer {
    const status = form.get("Status");
    if (status !== "canceled" && status !== "approved") return twilioRefusal(400, 60200);
    const verification = this.#pending(sid);
    if (!verification) return twilioRefusal(404, 20404);
    verification.status = status;
    return { status: 200, json: shownVerification(verification, this.clock, this.origin()) };
  }

  check(form: URLSearchParams): EmulatorAnswer {
    const sid = form.get("VerificationSid");
    const verification = sid ? this.#pending(sid) : this.#pendingFor(form.get("To") ?? "");
    if (!verification) return twilioRefusal(404, 20404);
    if (verification.checks >= MAX_CHECKS) return twilioRefusal(429, 60202);
    verification.checks += 1;
    if (form.get("Code") === verification.code) verification.status = "approved";
    const {
      lookup: _,
      send_code_attempts: __,
      url: ___,
      ...shown
    } = shownVerification(verification, this.clock, this.origin());
    return { status: 201, json: { ...shown, sna_attempts_error_codes: null } };
  }

  destinationOf(sid: string): string | undefined {
    return this.#bySid.get(sid)?.to;
  }

  clear(): void {
    this.#bySid.clear();
  }

  #create(to: string, channel: Channel, code: string): Verification {
    const created = {
      sid: newSid("VE"),
      to,
      channel,
      code,
      status: "pending" as const,
      sends: [],
      checks: 0,
    };
    const verification = { ...created, createdAt: this.clock.now() };
    this.#bySid.set(verification.sid, verification);
    return verification;
  }

  #pending(sid: string): Verification | undefined {
    const verification = this.#bySid.get(sid);
    const isYoung = verification && this.clock.now() - verification.createdAt < LIFETIME_MS;
    return isYoung && verification.status === "pending" ? verification : undefined;
  }

  #pendingFor(to: string): Verification | undefined {
    return [...this.#bySid.values()].find(
      (verification) => verification.to === to && this.#pending(verification.sid),
    );
  }
}

function isChannel(text: string): text is Channel {
  return text === "sms" || text === "call" || text === "email";
}
