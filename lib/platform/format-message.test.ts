// Proves that every message comes out as next-intl itself would have it, in both languages.
import { _createCache, _createIntlFormatters } from "use-intl/core";
import original from "use-intl/format-message";
import { expect, it } from "vitest";
import formatMessage from "@/lib/platform/format-message";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

type Tree = string | { [key: string]: Tree };
type Values = NonNullable<Parameters<typeof formatMessage>[2]>;

function leavesOf(tree: Tree): string[] {
  return typeof tree === "string" ? [tree] : Object.values(tree).flatMap(leavesOf);
}

/** A number for every argument, which also is a time and a text; functions for tags; a choice for the first branch. */
function valuesFor(message: string, number: number, isFirstChosen: boolean): Values | undefined {
  const values: Values = {};
  for (const [, name = ""] of message.matchAll(/\{(\w+)[,}]/g)) values[name] = number;
  for (const [, name = ""] of message.matchAll(/<(\w+)>/g)) values[name] = (inner) => `[${name} ${inner}]`;
  const selects = isFirstChosen ? message.matchAll(/\{(\w+), select, (\w+) \{/g) : [];
  for (const [, name = "", first = ""] of selects) values[name] = first;
  return Object.keys(values).length > 0 ? values : undefined;
}

it.each([
  ["en", en],
  ["zh-CN", zhCN],
] as const)(
  "gives what next-intl gives, for every message and all of its branches: %s",
  (locale, messages) => {
    const cache = _createCache();
    const options = { cache, formatters: _createIntlFormatters(cache), locale, timeZone: "Asia/Shanghai" };
    const texts = leavesOf(messages);
    const withValues = texts.filter((text) => valuesFor(text, 0, false));
    expect(withValues.length).toBeGreaterThan(200);
    for (const message of texts)
      for (const number of [0, 1, 2, 1_234_567.5])
        for (const isFirstChosen of [true, false]) {
          const values = valuesFor(message, number, isFirstChosen);
          const [ours, theirs] = [formatMessage, original].map((format) =>
            [format("key", message, values, options)].flat().join(""),
          );
          expect(ours).toBe(theirs);
        }
  },
);

it("says what cannot be formatted, as next-intl does, for it to report", () => {
  const cache = _createCache();
  const options = { cache, formatters: _createIntlFormatters(cache), locale: "en" };
  expect(() => formatMessage("group", { inner: "text" }, undefined, options)).toThrow("group");
  const branches = "{which, select, one {{more}} other {plain}}";
  for (const format of [formatMessage, original]) {
    expect(() => format("key", "{name}", undefined, options)).toThrow(/missing|not provided/);
    expect(() => format("key", "{name}", { other: "x" }, options)).toThrow(/missing|not provided/);
    expect(() => format("key", branches, { which: "one" }, options)).toThrow(/missing|not provided/);
    expect([format("key", branches, { which: "two" }, options)].flat().join("")).toBe("plain");
  }
});
