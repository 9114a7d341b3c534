// Owns Twilio's TOTP factors: made with a secret that is shown once, and verified by a first code.

import type { EmulatorClock } from "../emulator-clock";
import type { EmulatorAnswer } from "../emulator-request";
import { codeOf, matchedStep, randomSecret, stepAt } from "../one-time-code";
import { type Factor, shownFactor, uriOf, urlOf } from "./factor";
import { factorFields } from "./factor-fields";
import { newSid, twilioRefusal } from "./twilio-answers";

const MAX_TRIES = 5;

export class Factors {
  #bySid = new Map<string, Factor>();
  /** How a wrong code is answered: an error in the older way, a 2xx in the newer one. */
  wrongCodeAs: "403" | "2xx" = "2xx";

  constructor(
    readonly clock: EmulatorClock,
    readonly origin: () => string,
  ) {}

  create(identity: string, form: URLSearchParams): EmulatorAnswer {
    const fields = factorFields(identity, form);
    if (!fields) return twilioRefusal(400, 60200);
    const sibling = this.all.find((factor) => factor.identity === identity);
    const factor: Factor = {
      ...fields,
      sid: newSid("YF"),
      entitySid: sibling?.entitySid ?? newSid("YE"),
      identity,
      secret: fields.secret ?? randomSecret(),
      status: "unverified",
      tries: 0,
      lastStep: 0,
      createdAt: this.clock.now(),
    };
    this.#bySid.set(factor.sid, factor);
    const binding = { secret: factor.secret, uri: uriOf(factor) };
    return { status: 201, json: { ...shownFactor(factor, this.clock, this.origin()), binding } };
  }

  find(identity: string, sid: string): Factor | undefined {
    const factor = this.#bySid.get(sid);
    return factor?.identity === identity ? factor : undefined;
  }

  fetch(identity: string, sid: string): EmulatorAnswer {
    const factor = this.find(identity, sid);
    return factor
      ? { status: 200, json: shownFactor(factor, this.clock, this.origin()) }
      : twilioRefusal(404, 20404);
  }

  list(identity: string): EmulatorAnswer {
    const owned = this.all.filter((factor) => factor.identity === identity);
    const url = `${urlOf(identity, this.origin())}?PageSize=50&Page=0`;
    const pages = { first_page_url: url, previous_page_url: null, url, next_page_url: null };
    const meta = { page: 0, page_size: 50, ...pages, key: "factors" };
    return {
      status: 200,
      json: { factors: owned.map((factor) => shownFactor(factor, this.clock, this.origin())), meta },
    };
  }

  verify(identity: string, sid: string, form: URLSearchParams): EmulatorAnswer {
    const factor = this.find(identity, sid);
    if (!factor) return twilioRefusal(404, 20404);
    if (factor.status === "unverified") {
      if (factor.tries >= MAX_TRIES) return twilioRefusal(429, 60310);
      factor.tries += 1;
      if (this.accepts(factor, form.get("AuthPayload") ?? "")) factor.status = "verified";
      else if (this.wrongCodeAs === "403") return twilioRefusal(403, 60311);
    }
    return { status: 200, json: shownFactor(factor, this.clock, this.origin()) };
  }

  remove(identity: string, sid: string): EmulatorAnswer {
    const factor = this.find(identity, sid);
    if (!factor) return twilioRefusal(404, 20404);
    this.#bySid.delete(sid);
    return { status: 204 };
  }

  /** Whether a code is right and newer than every one accepted before; then it is the newest accepted one. */
  accepts(factor: Factor, code: string): boolean {
    const step = matchedStep(code, factor.secret, this.clock.now(), factor.skew, factor.parameters);
    if (step === null || step <= factor.lastStep) return false;
    factor.lastStep = step;
    return true;
  }

  /** What the apps of all factors show now, or the app of one `identity/YF…`. */
  codes(of?: string): { name: string; code: string }[] {
    const asked = this.all.filter(({ identity, sid }) => of === undefined || of === `${identity}/${sid}`);
    return asked.map(({ friendlyName, secret, parameters }) => ({
      name: `Twilio TOTP: ${friendlyName}`,
      code: codeOf(secret, stepAt(this.clock.now(), parameters), parameters),
    }));
  }

  /** What to keep while the program does not run. */
  get all(): Factor[] {
    return [...this.#bySid.values()];
  }

  set all(factors: Factor[]) {
    this.#bySid = new Map(factors.map((factor) => [factor.sid, factor]));
  }

  clear(): void {
    this.#bySid.clear();
    this.wrongCodeAs = "2xx";
  }
}
