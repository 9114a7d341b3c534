// Owns the emulated Verify API: who may ask, and which of its parts answers.

import { EMULATED } from "../emulated-settings";
import type { EmulatorClock } from "../emulator-clock";
import type { EmulatorAnswer, EmulatorRequest } from "../emulator-request";
import type { Outbox } from "../outbox";
import { Challenges } from "./challenges";
import { Factors } from "./factors";
import { twilioRefusal } from "./twilio-answers";
import { Verifications } from "./verifications";

const CREDENTIALS = Buffer.from(`${EMULATED.accountSid}:${EMULATED.authToken}`).toString("base64");

export class TwilioEmulator {
  readonly verifications: Verifications;
  readonly factors: Factors;
  readonly challenges: Challenges;
  #origin = "";

  constructor(clock: EmulatorClock, outbox: Outbox) {
    const origin = () => this.#origin;
    this.verifications = new Verifications(clock, outbox, origin);
    this.factors = new Factors(clock, origin);
    this.challenges = new Challenges(this.factors, clock, origin);
  }

  answer(request: EmulatorRequest, origin: string): EmulatorAnswer {
    this.#origin = origin;
    const { method, path, headers, form, body } = request;
    if (headers.authorization !== `Basic ${CREDENTIALS}`) return twilioRefusal(401, 20003);
    const prefix = `/v2/Services/${EMULATED.serviceSid}/`;
    if (!path.startsWith(prefix)) return twilioRefusal(404, 20404);
    if (method === "POST" && body && form.size === 0) return twilioRefusal(400, 60200);
    const [room, ...rest] = path.slice(prefix.length).split("/");
    if (room === "Verifications") return this.#verification(method, rest, form);
    if (room === "VerificationCheck" && method === "POST") return this.verifications.check(form);
    if (room === "Entities") return this.#entity(method, rest, form);
    return twilioRefusal(404, 20404);
  }

  /** The number or address that a request is about, if it only names a verification. */
  destinations({ path, form }: EmulatorRequest): string[] {
    const sid = form.get("VerificationSid") ?? path.split("/").at(-1) ?? "";
    return [this.verifications.destinationOf(sid) ?? ""];
  }

  clear(): void {
    this.verifications.clear();
    this.challenges.clear();
    this.factors.clear();
  }

  #verification(method: string, [sid]: string[], form: URLSearchParams): EmulatorAnswer {
    if (!sid) return method === "POST" ? this.verifications.start(form) : twilioRefusal(405, 20004);
    return method === "POST" ? this.verifications.update(sid, form) : this.verifications.fetch(sid);
  }

  #entity(method: string, [identity = "", room, sid]: string[], form: URLSearchParams): EmulatorAnswer {
    switch (`${method} ${room}${sid ? "/" : ""}`) {
      case "POST Factors":
        return this.factors.create(identity, form);
      case "GET Factors":
        return this.factors.list(identity);
      case "GET Factors/":
        return this.factors.fetch(identity, String(sid));
      case "POST Factors/":
        return this.factors.verify(identity, String(sid), form);
      case "DELETE Factors/":
        return this.factors.remove(identity, String(sid));
      case "POST Challenges":
        return this.challenges.create(identity, form);
      case "POST Challenges/":
        return this.challenges.update(identity, String(sid), form);
      default:
        return twilioRefusal(404, 20404);
    }
  }
}
