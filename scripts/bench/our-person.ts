// Owns a person of a whole flow at our server: pages, forms and redirects, as a browser without JavaScript has them.
import { Browserless } from "@/scripts/bench/browserless";
import type { Fields } from "@/scripts/bench/filled-form";
import { type FlowPerson, newEmail } from "@/scripts/bench/flow-person";
import type { Page } from "@/scripts/bench/page-form";
import { decodeEntities } from "@/scripts/bench/page-form";
import { type Phone, scan } from "@/scripts/bench/phone";
import { PASSWORD } from "@/scripts/bench/planted-people";
import { expectPage } from "@/scripts/bench/sign-in-flow";

const CODES_PAGE = "/account/two-factor/recovery-codes";

export class OurPerson implements FlowPerson {
  readonly #browser: Browserless;
  readonly #email = newEmail();
  /** The page that is open. */
  #page: Page = { path: "about:blank", status: 0, html: "", forms: [] };
  #phone: Phone | undefined;

  constructor(origin: string) {
    this.#browser = new Browserless(origin);
  }

  /** From the form to the QR code. */
  async signUp(): Promise<void> {
    await this.#open("/sign-up");
    await this.#submit({ email: this.#email, password: PASSWORD }, "/account/two-factor/enroll");
    const uri = /href="(otpauth:[^"]+)"/.exec(this.#page.html)?.[1] ?? "";
    this.#phone = scan(decodeEntities(uri));
  }

  /** To the page with the recovery codes. */
  async confirm(): Promise<void> {
    await this.#submit({ code: this.#code() }, CODES_PAGE);
  }

  async confirmAlone(): Promise<void> {
    const { status, location } = await this.#browser.post(this.#page, { code: this.#code() });
    if (!location?.endsWith(CODES_PAGE)) throw new Error(`code answered with ${status}, ${location}`);
  }

  /** To the account. */
  async saveCodes(): Promise<void> {
    await this.#submit({ saved: "on" }, "/account");
  }

  /** To the front page. */
  async signOut(): Promise<void> {
    await this.#submit({}, "/", "Sign out");
  }

  /** From the form to the page that asks for a code. */
  async password(): Promise<void> {
    await this.#open("/sign-in");
    await this.#submit({ email: this.#email, password: PASSWORD }, "/sign-in/verify");
  }

  /** To the account. */
  async code(): Promise<void> {
    await this.#submit({ code: this.#code() }, "/account");
  }

  async untilFreshCode(): Promise<void> {
    await this.#phone?.untilFreshCode();
  }

  close(): void {
    this.#browser.close();
  }

  #code(): string {
    if (!this.#phone) throw new Error("no phone yet");
    return this.#phone.nextCode();
  }

  async #open(path: string): Promise<void> {
    this.#page = expectPage(await this.#browser.open(path), path);
  }

  /** @param path where the form has to lead */
  async #submit(typed: Fields, path: string, button?: string): Promise<void> {
    this.#page = expectPage(await this.#browser.submit(this.#page, typed, button), path);
  }
}
