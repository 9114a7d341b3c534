// Proves that a language is always chosen, that the cookie goes first, and that no header can break the choice.
import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseLocale, LOCALES } from "@/lib/platform/locale";
import { anyText } from "@/lib/platform/test-any-text";

it.each([
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
  ["zh-TW", "zh-CN"],
  ["ZH-hans", "zh-CN"],
  ["en-GB,en;q=0.9,zh;q=0.8", "en"],
  ["zh;q=0.3, en;q=0.7", "en"],
  ["fr, zh;q=0.5", "zh-CN"],
  ["zh;q=0, en", "en"],
  ["zh;q=0", "en"],
  ["fr", "en"],
  ["", "en"],
  [null, "en"],
])("reads Accept-Language %j as %s", (header, locale) => {
  expect(chooseLocale(undefined, header)).toBe(locale);
});

it("follows the cookie before the header, when it names a language of ours", () => {
  expect(chooseLocale("en", "zh-CN")).toBe("en");
  expect(chooseLocale("zh-CN", "en")).toBe("zh-CN");
  expect(chooseLocale("fr", "zh-CN")).toBe("zh-CN");
  expect(chooseLocale("__proto__", "zh-CN")).toBe("zh-CN");
});

it("chooses a language of ours for any cookie and any header", () => {
  const text = fc.oneof(anyText(), fc.constant("zh;q=x"), fc.constant(";;,,q="));
  const property = fc.property(text, text, (cookie, header) => {
    expect(LOCALES).toContain(chooseLocale(cookie, header));
  });
  fc.assert(property);
});
