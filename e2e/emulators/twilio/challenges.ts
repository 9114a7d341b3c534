// Owns Twilio's challenges: one sign-in code each, answered at once or again within five minutes.

import { EMULATED } from "../emulated-settings";
import type { EmulatorClock } from "../emulator-clock";
import type { EmulatorAnswer } from "../emulator-request";
import type { Factors } from "./factors";
import { newSid, twilioRefusal } from "./twilio-answers";

const MAX_TRIES = 5;
const MAX_PER_HOUR = 50;
const HOUR_MS = 3_600_000;
const LIFETIME_MS = 300_000;

interface Challenge {
  sid: string;
  identity: string;
  factorSid: string;
  status: "pending" | "approved";
  tries: number;
  createdAt: number;
}

export class Challenges {
  #bySid = new Map<string, Challenge>();

  constructor(
    readonly factors: Factors,
    readonly clock: EmulatorClock,
    readonly origin: () => string,
  ) {}

  create(identity: string, form: URLSearchParams): EmulatorAnswer {
    const factor = this.factors.find(identity, form.get("FactorSid") ?? "");
    if (!factor) return twilioRefusal(404, 20404);
    if (factor.status === "unverified") return twilioRefusal(403, 60318);
    const since = this.clock.now() - HOUR_MS;
    const recent = [...this.#bySid.values()].filter(
      (one) => one.factorSid === factor.sid && one.createdAt > since,
    );
    if (recent.length >= MAX_PER_HOUR) return twilioRefusal(429, 60312);
    const made = { sid: newSid("YC"), identity, factorSid: factor.sid, status: "pending" as const, tries: 0 };
    const challenge = { ...made, createdAt: this.clock.now() };
    this.#bySid.set(challenge.sid, challenge);
    const code = form.get("AuthPayload");
    return code === null ? { status: 201, json: this.#shown(challenge) } : this.#answer(challenge, code, 201);
  }

  update(identity: string, sid: string, form: URLSearchParams): EmulatorAnswer {
    const challenge = this.#bySid.get(sid);
    const isOpen = challenge?.identity === identity && challenge.status === "pending";
    const isYoung = isOpen && this.clock.now() - challenge.createdAt < LIFETIME_MS;
    return isYoung ? this.#answer(challenge, form.get("AuthPayload") ?? "", 200) : twilioRefusal(404, 20404);
  }

  clear(): void {
    this.#bySid.clear();
  }

  #answer(challenge: Challenge, code: string, status: number): EmulatorAnswer {
    const factor = this.factors.find(challenge.identity, challenge.factorSid);
    if (!factor) return twilioRefusal(404, 20404);
    if (challenge.tries >= MAX_TRIES) return twilioRefusal(429, 60308);
    challenge.tries += 1;
    if (this.factors.accepts(factor, code)) challenge.status = "approved";
    else if (this.factors.wrongCodeAs === "403") return twilioRefusal(403, 60324);
    return { status, json: this.#shown(challenge) };
  }

  #shown({ sid, identity, factorSid, status, createdAt }: Challenge) {
    const url = `${this.origin()}/v2/Services/${EMULATED.serviceSid}/Entities/${identity}/Challenges/${sid}`;
    return {
      sid,
      account_sid: EMULATED.accountSid,
      service_sid: EMULATED.serviceSid,
      entity_sid: this.factors.find(identity, factorSid)?.entitySid,
      identity,
      factor_sid: factorSid,
      date_created: this.clock.iso(createdAt),
      date_updated: this.clock.iso(),
      date_responded: status === "approved" ? this.clock.iso() : null,
      expiration_date: this.clock.iso(createdAt + LIFETIME_MS),
      status,
      responded_reason: "none",
      details: {},
      hidden_details: {},
      metadata: null,
      factor_type: "totp",
      url,
      links: { notifications: `${url}/Notifications` },
    };
  }
}
