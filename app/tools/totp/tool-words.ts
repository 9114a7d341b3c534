// Owns every word of the TOTP tool, translated here on the server: the browser gets sentences and no translator.
import { getLocale, getTranslations } from "next-intl/server";
import { OTPAUTH_URI_ERRORS, type OtpauthUriError } from "@/lib/totp/errors";
import type { CodeVerdict } from "./code-verdict";

/** Names of the sentences; those with a place for a value keep it: `{time}`, `{digits}`, `{steps}`. */
const NAMES = [
  "key",
  "keyHint",
  "keyRead",
  "clear",
  "cleared",
  "issuer",
  "account",
  "digits",
  "period",
  "algorithm",
  "codes",
  "codesEmpty",
  "previous",
  "current",
  "next",
  "timer",
  "copyCode",
  "copied",
  "copyFailed",
  "checkHeading",
  "checkLead",
  "code",
  "check",
  "qrHeading",
  "qrLead",
  "qrShow",
  "qrHide",
  "qrAlt",
  "qrFailed",
  "clockFast",
  "clockSlow",
] as const;

const VERDICTS = ["malformed", "now", "before", "after", "wrong", "slow", "fast"] as const;

export type ToolWords = Record<(typeof NAMES)[number], string> & {
  qrLabel: string;
  locale: string;
  problems: Record<OtpauthUriError, string>;
  verdicts: Record<CodeVerdict["kind"], string>;
};

/** In the language of the request. */
export async function toolWords(app: string): Promise<ToolWords> {
  const t = await getTranslations("totpTool");
  const table = <Name extends string>(names: readonly Name[], from: (name: Name) => string) =>
    Object.fromEntries(names.map((name) => [name, from(name)])) as Record<Name, string>;
  return {
    ...table(NAMES, (name) => t.raw(name)),
    qrLabel: t("qrLabel", { app }),
    locale: await getLocale(),
    problems: table(OTPAUTH_URI_ERRORS, (name) => t.raw(`problems.${name}`)),
    verdicts: table(VERDICTS, (name) => t.raw(`verdicts.${name}`)),
  };
}
