// Proves what English readers see the same everywhere: one kind of apostrophe, and one thing told as one.
import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import en from "@/messages/en.json";

type Tree = string | { [key: string]: Tree };

function leavesOf(tree: Tree): string[] {
  return typeof tree === "string" ? [tree] : Object.values(tree).flatMap(leavesOf);
}

it("writes every apostrophe as it writes its quotation marks, curved", () => {
  expect(leavesOf(en).filter((text) => text.includes("'"))).toEqual([]);
});

const day = { first: "Nov 1", last: "Nov 7" };

it.each([
  ["figures.checks.label", { accepted: 1, refused: 0, ...day }, /^1 second factor accepted and 0 refused/],
  [
    "figures.funnel.label",
    { started: 1, confirmed: 1, saved: 1 },
    /^Of 1 enrollment started, 1 was confirmed/,
  ],
  ["channelBoard.byDay.label", { sent: 1, verified: 1, ...day }, /^1 code from Nov 1 to Nov 7: 1 came back/],
  ["channelBoard.headline.shareText", { verified: 1, sent: 1, least: "30%" }, /^1 of 1 code\./],
] as const)("tells one thing as one: %s", (key, values, told) => {
  const t = createTranslator({ locale: "en", messages: en });
  expect(t(key, values as never)).toMatch(told);
});
