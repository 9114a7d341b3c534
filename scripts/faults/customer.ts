// Owns what a person does while things break: sign up, enroll, sign in, and send twice at once whatever must count once.
import { newId } from "@/lib/platform/random-token";
import { codeAtStep } from "@/lib/totp/code";
import { DEFAULT_TOTP_PARAMETERS, MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { parseOtpauthUri } from "@/lib/totp/parse-otpauth-uri";
import { stepAt } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";
import { Browserless } from "@/scripts/bench/browserless";
import type { Fields } from "@/scripts/bench/filled-form";
import type { Page } from "@/scripts/bench/page-form";
import { countOne, type Journal, type Told } from "@/scripts/faults/journal";
import { arrived, NoAnswer } from "@/scripts/faults/no-answer";

const PASSWORD = "plum-harbour-seven-lanterns";
const ENROLL = "/account/two-factor/enroll";
const CODES = "/account/two-factor/recovery-codes";
const VERIFY = "/sign-in/verify";
const RECOVERY = "/sign-in/recovery";
const TRIES_TO_A_LOCK = 5;

export class Customer {
  constructor(
    private readonly origin: string,
    private readonly journal: Journal,
  ) {}

  /** One person's whole story. Rejects with NoAnswer as soon as the server fails: the rest would prove nothing. */
  async liveOnce(endsLocked: boolean): Promise<void> {
    const told = this.journal.add(`${newId().toLowerCase()}@faults.example`);
    await this.join(told);
    if (!told.key) return;
    const step = stepAt(Date.now(), DEFAULT_TOTP_PARAMETERS.periodSeconds) + 1;
    await Promise.all([this.presentCode(told, step), this.presentCode(told, step)]);
    await this.presentCode(told, step);
    const [code = ""] = told.recoveryCodes;
    await Promise.all([this.presentRecoveryCode(told, code), this.presentRecoveryCode(told, code)]);
    if (endsLocked) await this.tryUntilLocked(told);
  }

  /** Signs up and enrolls. */
  private async join(told: Told): Promise<void> {
    const browser = new Browserless(this.origin);
    const typed = { email: told.email, password: PASSWORD };
    const enroll = await this.submit(browser, await this.open(browser, "/sign-up"), typed);
    if (enroll.path !== ENROLL) return;
    told.hasAccount = true;
    const uri = /href="(otpauth:[^"]+)"/.exec(enroll.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const read = parseOtpauthUri(uri);
    if (!read.ok) throw new Error(`no otpauth address at ${enroll.path}: ${read.error}`);
    const bounds = { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES };
    const created = createTotpKey(read.value.secret, read.value.parameters, bounds);
    if (!created.ok) throw new Error(created.error);
    const step = stepAt(Date.now(), DEFAULT_TOTP_PARAMETERS.periodSeconds);
    countOne(told.accepted, step, false);
    const codes = await this.submit(browser, enroll, { code: codeAtStep(created.key, step) });
    browser.close();
    if (codes.path !== CODES) return;
    countOne(told.accepted, step, true);
    told.key = created.key;
    told.recoveryCodes = [...codes.html.matchAll(/>([0-9A-Z]{4}-[0-9A-Z]{4})<\/li>/g)].map(
      ([, code = ""]) => code,
    );
  }

  /** Signs in with the code of a step, and notes whether it was accepted. */
  async presentCode(told: Told, step: number): Promise<void> {
    if (!told.key) return;
    const { browser, verify } = await this.givePassword(told);
    countOne(told.accepted, step, false);
    const isIn = await this.isAccepted(told, browser, verify, codeAtStep(told.key, step));
    countOne(told.accepted, step, isIn);
    browser.close();
  }

  async presentRecoveryCode(told: Told, code: string): Promise<void> {
    const { browser } = await this.givePassword(told);
    countOne(told.spent, code, false);
    const page = arrived(await this.open(browser, RECOVERY), RECOVERY);
    countOne(told.spent, code, await this.isAccepted(told, browser, page, code));
    browser.close();
  }

  /** Whether the current code opens the account. */
  async canSignIn(told: Told, step: number): Promise<boolean> {
    const before = told.accepted.get(step) ?? 0;
    await this.presentCode(told, step);
    return (told.accepted.get(step) ?? 0) > before;
  }

  private async tryUntilLocked(told: Told): Promise<void> {
    const { browser, verify } = await this.givePassword(told);
    let page = verify;
    // No try after the lock: if the clock jumps meanwhile, the lock may be over and the try would count.
    for (let tries = 0; tries < TRIES_TO_A_LOCK && told.lockedAt === null; tries += 1) {
      const sentMs = Date.now();
      page = await this.submit(browser, arrived(page, VERIFY), { code: `00000${tries}` });
      this.noteLock(told, page.html, sentMs);
    }
    browser.close();
  }

  private async givePassword(told: Told): Promise<{ browser: Browserless; verify: Page }> {
    const browser = new Browserless(this.origin);
    const form = await this.open(browser, "/sign-in");
    const verify = await this.submit(browser, form, { email: told.email, password: PASSWORD });
    return { browser, verify: arrived(verify, VERIFY) };
  }

  /** A try whose answer was lost may count as well, so the lock can come with any later refusal. */
  private noteLock(told: Told, html: string, sentMs: number): void {
    if (/not even a right one/.test(html)) told.lockedAt ??= sentMs + this.journal.leastShiftSince(sentMs);
  }

  /** Whether a form was accepted, which its redirect tells. */
  private async isAccepted(told: Told, browser: Browserless, page: Page, code: string): Promise<boolean> {
    const sentMs = Date.now();
    const answer = await this.answered(() => browser.post(page, { code }));
    this.noteLock(told, answer.text, sentMs);
    return answer.location !== undefined && /\/account(\/|$|\?)/.test(answer.location);
  }

  private open(browser: Browserless, path: string): Promise<Page> {
    return this.answered(() => browser.open(path));
  }

  private submit(browser: Browserless, page: Page, typed: Fields): Promise<Page> {
    return this.answered(() => browser.submit(page, typed));
  }

  private async answered<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
    const answer = await ask().catch((fault: unknown) => {
      if (fault instanceof Error && "code" in fault) return null;
      throw fault;
    });
    if (!answer || answer.status >= 500) {
      this.journal.unanswered += 1;
      throw new NoAnswer();
    }
    this.journal.answered += 1;
    return answer;
  }
}
