// Proves that two codes are found exactly where they follow each other, within the bound, and after what was used.
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryStep, keyOf } from "./arbitrary-totp";
import { codeAtStep } from "./code";
import { matchPair } from "./match-pair";

// Two steps share a code once in a million; with this key and seed the pairs around do not.
const key = keyOf(new Uint8Array(20).fill(7));
const offsets = fc.integer({ min: -70, max: 70 });

test("a pair is found exactly within the bound, and used up to the last used step", () => {
  const property = fc.property(arbitraryStep, offsets, offsets, (near, offset, used) => {
    const step = near + 1000;
    const laterStep = step + offset;
    const codes: [string, string] = [codeAtStep(key, laterStep - 1), codeAtStep(key, laterStep)];
    const match = matchPair(key, codes, { step, bound: 60, after: step + used });
    const isNewer = laterStep - 1 > step + used;
    if (Math.abs(offset) > 60) expect(match).toEqual({ kind: "wrong" });
    else expect(match).toEqual(isNewer ? { kind: "found", laterStep } : { kind: "used" });
  });
  fc.assert(property, { numRuns: 60, seed: 6238 });
});

test("a gap, the wrong order, the same code twice and what is no code are no pair", () => {
  const bounds = { step: 50_000, bound: 60, after: 0 };
  const at = (step: number) => codeAtStep(key, step);
  const pairs: [string, string][] = [
    [at(50_000), at(50_002)],
    [at(50_001), at(50_000)],
    [at(50_000), at(50_000)],
    [at(50_000), ""],
    ["🔑", "12345"],
  ];
  for (const pair of pairs) expect(matchPair(key, pair, bounds)).toEqual({ kind: "wrong" });
});
