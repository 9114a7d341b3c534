// Owns the accessible names by which people and tests find things: English ones fixed here, Chinese ones from messages.
import { readFileSync } from "node:fs";

export const NAMES = {
  email: "Email",
  password: "Password",
  createAccount: "Create account",
  signIn: "Sign in",
  signOut: "Sign out",
  twoFactor: "Two-factor authentication",
  code: "Six-digit code",
  verify: "Verify",
  useRecoveryCode: "Use a recovery code",
  recoveryCode: "Recovery code",
  recoveryCodes: "Recovery codes",
  qrCode: "QR code for your authenticator app",
  openInApp: "Open in authenticator app",
  copyKey: "Copy key",
  authenticatorName: "Authenticator name",
  timer: "Time until the next code",
  confirm: "Confirm",
  saved: "I have saved these codes",
  continue: "Continue",
};

export type Names = typeof NAMES;

export type Messages = { [key: string]: string | Messages };

/** The messages of a language, as the app has them. */
export function messagesOf(locale: "en" | "zh-CN"): Messages {
  return JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), "utf8"));
}

/** One sentence by its path, such as `signUp.email`. */
export function sentence(messages: Messages, path: string): string {
  const found = path.split(".").reduce<string | Messages | undefined>((at, key) => {
    return typeof at === "object" ? at[key] : undefined;
  }, messages);
  if (typeof found !== "string") throw new Error(`no message ${path}`);
  return found;
}

/** The same names in another language. */
export function namesFrom(messages: Messages): Names {
  const t = (path: string) => sentence(messages, path);
  return {
    email: t("signUp.email"),
    password: t("signUp.password"),
    createAccount: t("signUp.submit"),
    signIn: t("signIn.submit"),
    signOut: t("nav.signOut"),
    twoFactor: t("verify.title"),
    code: t("code.label"),
    verify: t("verify.submit"),
    useRecoveryCode: t("verify.useRecoveryCode"),
    recoveryCode: t("recovery.code"),
    recoveryCodes: t("recoveryCodes.title"),
    qrCode: t("enroll.qrAlt"),
    openInApp: t("enroll.openInApp"),
    copyKey: t("enroll.copyKey"),
    authenticatorName: t("enroll.name"),
    timer: t("code.timer"),
    confirm: t("enroll.submit"),
    saved: t("recoveryCodes.saved"),
    continue: t("recoveryCodes.continue"),
  };
}
