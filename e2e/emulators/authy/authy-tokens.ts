// Owns tokens of the emulated Authy: sending them, and checking them.
import type { EmulatorClock } from "../emulator-clock";
import type { EmulatorAnswer } from "../emulator-request";
import { matchedStep, randomDigits, USUAL } from "../one-time-code";
import type { Outbox } from "../outbox";
import { type AuthyQuirks, invalidToken, suspendedUser } from "./authy-answers";
import { APP, type AuthyUser, maskedPhone, phoneOf } from "./authy-users";

const SENT_TOKEN_DIGITS = 7;
const SENT_TOKEN_MS = 600_000;
/** Steps of ten seconds to either side. */
const APP_SKEW = 6;

export class AuthyTokens {
  constructor(
    readonly clock: EmulatorClock,
    readonly outbox: Outbox,
    readonly quirks: AuthyQuirks,
  ) {}

  message(user: AuthyUser, channel: "sms" | "call", query: URLSearchParams): EmulatorAnswer {
    const cellphone = maskedPhone(user);
    if (user.isSuspended) return suspendedUser();
    if (user.hasApp && query.get("force") !== "true") {
      const message =
        channel === "sms"
          ? "Ignored: SMS is not needed for smartphones. Pass force=true if you want to actually send it anyway."
          : "Call ignored. User is using  App Tokens and this call is not necessary. Pass force=true if you still want to call users that are using the App.";
      return { status: 200, json: { message, cellphone, device: "android", ignored: true, success: true } };
    }
    this.#deliver(user, channel, query.get("locale"));
    const message = channel === "sms" ? "SMS token was sent" : "Call started...";
    return { status: 200, json: { success: true, message, cellphone } };
  }

  email(user: AuthyUser): EmulatorAnswer {
    if (user.isSuspended) return suspendedUser();
    this.#deliver(user, "email", null);
    const email_id = `EM${user.id.toString(16).padStart(32, "0")}`;
    return {
      status: 200,
      json: { success: true, message: "Email token was sent", email: user.email, email_id },
    };
  }

  verify(user: AuthyUser, token: string, query: URLSearchParams): EmulatorAnswer {
    if (!/^\d{6,12}$/.test(token)) return invalidToken("Token format is invalid");
    const isNew = !user.isConfirmed && !user.hasApp;
    if (isNew && query.get("force") !== "true") return this.#valid(user);
    if (token === user.lastToken) return invalidToken("Token is invalid. Token was used recently");
    if (!this.#isRight(user, token)) return invalidToken("Token is invalid");
    user.lastToken = token;
    user.isConfirmed = true;
    return this.#valid(user);
  }

  #deliver(user: AuthyUser, channel: "sms" | "call" | "email", locale: string | null): void {
    const code = randomDigits(SENT_TOKEN_DIGITS);
    user.sent = { code, at: this.clock.now() };
    const message = { provider: "authy", to: String(user.id), phone: phoneOf(user), channel, code } as const;
    this.outbox.add({ ...message, locale, ref: null, at: this.clock.iso() });
  }

  #isRight({ sent, appSecret, qrSecret }: AuthyUser, token: string): boolean {
    const now = this.clock.now();
    if (sent && now - sent.at < SENT_TOKEN_MS && token === sent.code) return true;
    if (matchedStep(token, appSecret, now, APP_SKEW, APP) !== null) return true;
    return qrSecret !== null && matchedStep(token, qrSecret, now, 1, USUAL) !== null;
  }

  #valid(user: AuthyUser): EmulatorAnswer {
    const success = this.quirks.successAsText ? "true" : true;
    const registration_date = Math.floor(user.createdAt / 1000);
    const device = {
      id: null,
      os_type: "sms",
      registration_date,
      registration_method: null,
      last_sync_date: null,
    };
    return { status: 200, json: { message: "Token is valid.", token: "is valid", success, device } };
  }
}
