// Proves what is said of a checked code: right, beside, of another time, or wrong.
import { expect, test } from "vitest";
import { keyOf } from "@/lib/totp/arbitrary-totp";
import { codeAtStep } from "@/lib/totp/code";
import { RFC_6238_SEEDS } from "@/lib/totp/rfc-vectors";
import { codeVerdict } from "./code-verdict";

const key = keyOf(RFC_6238_SEEDS.SHA1, { algorithm: "SHA1", digits: 8, periodSeconds: 60 });
const STEP = 29_000_000;
const verdictAt = (offset: number) => codeVerdict(key, codeAtStep(key, STEP + offset), STEP);

test("the code of now, and those one step beside it, which count", () => {
  expect([0, -1, 1].map(verdictAt)).toEqual([{ kind: "now" }, { kind: "before" }, { kind: "after" }]);
});

test("a right code of another time tells how far the other clock is off", () => {
  expect(verdictAt(-2)).toEqual({ kind: "slow", steps: 2, seconds: 120 });
  expect(verdictAt(60)).toEqual({ kind: "fast", steps: 60, seconds: 3600 });
  expect([-61, 61].map(verdictAt)).toEqual([{ kind: "wrong" }, { kind: "wrong" }]);
});

test("groups do not count, the number of digits does", () => {
  const code = codeAtStep(key, STEP);
  expect(codeVerdict(key, ` ${code.slice(0, 4)}\u2011${code.slice(4)}\n`, STEP)).toEqual({ kind: "now" });
  for (const typed of ["", code.slice(1), `${code}0`, "１２３４５６７８", "1234567a"]) {
    expect(codeVerdict(key, typed, STEP)).toEqual({ kind: "malformed" });
  }
});
