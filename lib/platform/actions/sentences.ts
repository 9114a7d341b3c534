// Owns turning an error code into the sentence that a person reads. A code without one in every language does not compile.
import "server-only";
import { getTranslations } from "next-intl/server";
import type { AccountError } from "@/lib/accounts/errors";
import type { AdminError } from "@/lib/admin/errors";
import type { ApiKeyError } from "@/lib/api/key-errors";
import type { ChannelError } from "@/lib/channels/errors";
import type { PasskeyError } from "@/lib/passkeys/errors";
import type { PlatformError } from "@/lib/platform/actions/errors";
import type { Locale } from "@/lib/platform/locale";
import type { NextLock, RefusalDetails } from "@/lib/platform/result";
import type { SignInError } from "@/lib/sign-in/errors";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import type { WebhookError } from "@/lib/webhooks/errors";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

export type ErrorCode =
  | AccountError
  | AdminError
  | SignInError
  | TwoFactorError
  | PlatformError
  | ApiKeyError
  | ChannelError
  | WebhookError
  | PasskeyError;

const SENTENCES: Record<Locale, Record<ErrorCode, string>> = { en: en.errors, "zh-CN": zhCN.errors };

/** Whether a text, a schema's message for one, is a code of ours. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(SENTENCES.en, text);
}

/** The sentence of a code in the reader's language: what went wrong, and what to do next. */
export async function sentenceOf(code: ErrorCode, details: RefusalDetails, now: Date): Promise<string> {
  const t = await getTranslations("errors");
  const offsetSeconds = Math.abs(details.offsetSteps ?? 0) * DEFAULT_TOTP_PARAMETERS.periodSeconds;
  const waitMs = (details.lockedUntil?.getTime() ?? now.getTime()) - now.getTime();
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const sentence = t(code, { now, offsetSeconds, seconds, ...waitIn(Math.ceil(seconds / 60)) });
  return details.nextLock ? withWarning(sentence, details.nextLock) : sentence;
}

/** What the next wrong tries lead to stands behind what is wrong with this one. */
async function withWarning(sentence: string, { triesLeft, lock }: NextLock): Promise<string> {
  const t = await getTranslations("lock");
  const wait = lock === "frozen" ? { unit: "ever" } : waitIn(Math.ceil(lock / 60));
  return t("next", { sentence, triesLeft, minutes: 0, hours: 0, ...wait });
}

/** A wait as people tell it: beyond two hours nobody counts minutes. */
function waitIn(minutes: number) {
  return { unit: minutes > 120 ? "hours" : "minutes", minutes, hours: Math.ceil(minutes / 60) };
}
