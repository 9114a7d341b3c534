// Owns a person of a whole flow at better-auth's server: the JSON that its own client would send, and no pages.
import { Browserless } from "@/scripts/bench/browserless";
import type { Answered } from "@/scripts/bench/exchange";
import { type FlowPerson, newEmail } from "@/scripts/bench/flow-person";
import { type Phone, scan } from "@/scripts/bench/phone";
import { PASSWORD } from "@/scripts/bench/planted-people";

export class BetterAuthPerson implements FlowPerson {
  readonly #browser: Browserless;
  readonly #email = newEmail();
  #phone: Phone | undefined;

  constructor(origin: string) {
    this.#browser = new Browserless(origin);
  }

  /** Makes the account, then its key and its recovery codes, which come before the first code. */
  async signUp(): Promise<void> {
    const { token } = await this.#call("sign-up/email", {
      name: "Somebody",
      email: this.#email,
      password: PASSWORD,
    });
    if (!token) throw new Error("sign-up gave no session");
    const { totpURI, backupCodes } = await this.#call("two-factor/enable", { password: PASSWORD });
    if (!Array.isArray(backupCodes) || backupCodes.length !== 10) throw new Error("no ten recovery codes");
    this.#phone = scan(String(totpURI));
  }

  async confirm(): Promise<void> {
    await this.#verify();
  }

  confirmAlone(): Promise<void> {
    return this.confirm();
  }

  /** Nothing to do: nobody is asked whether the codes are saved. */
  async saveCodes(): Promise<void> {}

  async signOut(): Promise<void> {
    await this.#call("sign-out", {});
  }

  async password(): Promise<void> {
    const { twoFactorRedirect } = await this.#call("sign-in/email", {
      email: this.#email,
      password: PASSWORD,
    });
    if (twoFactorRedirect !== true) throw new Error("no code was asked for");
  }

  async code(): Promise<void> {
    await this.#verify();
  }

  async untilFreshCode(): Promise<void> {
    await this.#phone?.untilFreshCode();
  }

  close(): void {
    this.#browser.close();
  }

  async #verify(): Promise<void> {
    if (!this.#phone) throw new Error("no phone yet");
    const { token } = await this.#call("two-factor/verify-totp", { code: this.#phone.nextCode() });
    if (!token) throw new Error("the code gave no session");
  }

  async #call(endpoint: string, body: Record<string, string>): Promise<Record<string, unknown>> {
    const { status, text }: Answered = await this.#browser.call(`/api/auth/${endpoint}`, body);
    if (status !== 200) throw new Error(`${endpoint} answered with ${status}: ${text.slice(0, 200)}`);
    return JSON.parse(text);
  }
}
