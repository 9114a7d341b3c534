// Proves that every error code has a sentence in every language that formats with whatever details it may carry.
import { createTranslator } from "next-intl";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ACCOUNT_ERRORS } from "@/lib/accounts/errors";
import { ADMIN_ERRORS } from "@/lib/admin/errors";
import { API_KEY_ERRORS } from "@/lib/api/key-errors";
import { CHANNEL_ERRORS } from "@/lib/channels/errors";
import { PASSKEY_ERRORS } from "@/lib/passkeys/errors";
import { PLATFORM_ERRORS } from "@/lib/platform/actions/errors";
import { type ErrorCode, isErrorCode, sentenceOf } from "@/lib/platform/actions/sentences";
import { LOCALES, type Locale } from "@/lib/platform/locale";
import { SIGN_IN_ERRORS } from "@/lib/sign-in/errors";
import { TWO_FACTOR_ERRORS } from "@/lib/two-factor/errors";
import { WEBHOOK_ERRORS } from "@/lib/webhooks/errors";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const MESSAGES = { en, "zh-CN": zhCN };
const CODES: ErrorCode[] = [
  ...ACCOUNT_ERRORS,
  ...ADMIN_ERRORS,
  ...PLATFORM_ERRORS,
  ...SIGN_IN_ERRORS,
  ...TWO_FACTOR_ERRORS,
  ...API_KEY_ERRORS,
  ...CHANNEL_ERRORS,
  ...WEBHOOK_ERRORS,
  ...PASSKEY_ERRORS,
];
const NOW = new Date("2031-05-06T07:08:10.000Z");

let locale: Locale;
// next-intl reads the language from the request; here the test names it. Messages and formatting are the real ones.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: "errors") =>
    createTranslator({
      locale,
      namespace,
      messages: MESSAGES[locale],
      timeZone: "UTC",
      onError: (error) => {
        throw error;
      },
    }),
}));

beforeEach(() => {
  locale = "en";
});

describe.each(LOCALES)("in %s", (language) => {
  it.each(CODES)("%s is a sentence without a gap, with every kind of details", async (code) => {
    locale = language;
    const kinds = [
      {},
      { lockedUntil: new Date(NOW.getTime() + 90_000) },
      { lockedUntil: new Date(NOW.getTime() + 86_400_000) },
      { offsetSteps: -2 },
      { offsetSteps: 7 },
      { nextLock: { triesLeft: 2, lock: 900 } },
      { nextLock: { triesLeft: 1, lock: 86_400 } },
      { nextLock: { triesLeft: 1, lock: "frozen" } as const },
    ];
    for (const details of kinds) {
      const sentence = await sentenceOf(code, details, NOW);
      expect(sentence.length).toBeGreaterThan(5);
      expect(sentence).toMatch(/[.。]$/);
      expect(sentence).not.toMatch(/[{}]|undefined|NaN|Invalid/);
    }
  });
});

it("has the same messages in every language, none of them empty", () => {
  const keysOf = (tree: object, path = ""): string[] =>
    Object.entries(tree).flatMap(([key, value]) => {
      if (typeof value === "object" && value !== null) return keysOf(value, `${path}${key}.`);
      expect(String(value).trim(), path + key).not.toBe("");
      return [path + key];
    });
  expect(keysOf(zhCN).sort()).toEqual(keysOf(en).sort());
  expect(Object.keys(en.errors).sort()).toEqual([...CODES].sort());
});

it("knows its own codes and nothing that every object has", () => {
  for (const code of CODES) expect(isErrorCode(code)).toBe(true);
  for (const text of ["", "toString", "__proto__", "constructor", "Required", "nonsense"])
    expect(isErrorCode(text)).toBe(false);
});

describe("a sentence says what to do about it", () => {
  it.each([
    [1, "1 minute."],
    [60, "1 minute."],
    [61, "2 minutes."],
    [900, "15 minutes."],
    [7200, "120 minutes."],
    [7201, "3 hours."],
    [14_400, "4 hours."],
    [86_400, "24 hours."],
    [-5, "1 minute."],
  ])("a lock with %i seconds left: %s", async (seconds, end) => {
    const details = { lockedUntil: new Date(NOW.getTime() + seconds * 1000) };
    expect(await sentenceOf("attempts-locked", details, NOW)).toContain(end);
  });

  it.each([
    [
      { triesLeft: 2, lock: 900 },
      " After 2 more wrong tries, no code is accepted for 15 minutes.",
      "再错 2 次，15 分钟内",
    ],
    [
      { triesLeft: 1, lock: 14_400 },
      " After one more wrong try, no code is accepted for 4 hours.",
      "再错 1 次，4 小时内",
    ],
    [
      { triesLeft: 1, lock: "frozen" } as const,
      "is frozen until an administrator helps.",
      "只有管理员能解除",
    ],
  ])("behind what was wrong, of a lock that is near: %o", async (nextLock, english, chinese) => {
    const wrong = await sentenceOf("code-already-used", {}, NOW);
    expect(await sentenceOf("code-already-used", { nextLock }, NOW)).toMatch(wrong);
    expect(await sentenceOf("code-already-used", { nextLock }, NOW)).toContain(english);
    locale = "zh-CN";
    expect(await sentenceOf("code-already-used", { nextLock }, NOW)).toContain(chinese);
  });

  it("a day's lock is told in hours, in every language and of every limit", async () => {
    const details = { lockedUntil: new Date(NOW.getTime() + 86_400_000) };
    expect(await sentenceOf("too-many-requests", details, NOW)).toContain("in 24 hours.");
    locale = "zh-CN";
    for (const code of ["attempts-locked", "too-many-requests"] as const)
      expect(await sentenceOf(code, details, NOW)).toContain("24 小时后");
  });

  it("a late and an early code: by how much the phone is off, and the server's time", async () => {
    expect(await sentenceOf("code-late", { offsetSteps: -4 }, NOW)).toMatch(/120 seconds behind.*07:08:10/);
    expect(await sentenceOf("code-early", { offsetSteps: 3 }, NOW)).toMatch(/90 seconds ahead.*07:08:10/);
    expect(await sentenceOf("code-wrong", {}, NOW)).toContain("07:08:10");
    locale = "zh-CN";
    expect(await sentenceOf("code-late", { offsetSteps: -4 }, NOW)).toMatch(/120.*07:08:10/);
  });
});
