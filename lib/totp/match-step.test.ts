// Proves which codes match, at which step, and that a used one never matches again.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryKey, arbitraryStep, arbitraryText, keyOf } from "./arbitrary-totp";
import { codeAtStep } from "./code";
import { matchStep } from "./match-step";
import { DEFAULT_TOTP_PARAMETERS } from "./parameters";
import { RFC_6238_SEEDS } from "./rfc-vectors";
import { stepAt } from "./step";
import type { TotpKey } from "./totp-key";

const key = keyOf(RFC_6238_SEEDS.SHA1);
const smallWindow = fc.integer({ min: 0, max: 3 });

/** Every step of the window that has this code, the slow and plain way. */
function stepsOf(code: string, of: TotpKey, step: number, window: number): number[] {
  const steps = Array.from({ length: 2 * window + 1 }, (_, index) => step - window + index);
  return steps.filter((candidate) => candidate >= 0 && codeAtStep(of, candidate) === code);
}

/** Two neighbouring steps of this key with one code: rare with 4 digits, so it is looked for once. */
function findTwins(): { twins: TotpKey; first: number; code: string } {
  const twins = keyOf(RFC_6238_SEEDS.SHA1, { ...DEFAULT_TOTP_PARAMETERS, digits: 4 });
  let first = 0;
  while (codeAtStep(twins, first) !== codeAtStep(twins, first + 1)) first += 1;
  return { twins, first, code: codeAtStep(twins, first) };
}

describe("the window", () => {
  test("0 and +-1 step match at their own step, +-2 do not, unless two codes are alike", () => {
    fc.assert(
      fc.property(arbitraryKey, arbitraryStep, fc.integer({ min: -2, max: 2 }), (any, step, offset) => {
        const code = codeAtStep(any, step + offset);
        const expected = stepsOf(code, any, step, 1).at(-1) ?? null;
        expect(matchStep(any, code, { step, window: 1 })).toBe(expected);
        if (Math.abs(offset) <= 1) expect(expected).toBeGreaterThanOrEqual(step + offset);
      }),
    );
  });

  test("of 1 ends to the second: a code is good for its period and one more on each side (R27)", () => {
    const code = codeAtStep(key, 1000);
    const at = (unixMs: number) => matchStep(key, code, { step: stepAt(unixMs, 30), window: 1 });
    expect([29_969_999, 29_970_000, 30_059_999, 30_060_000].map(at)).toEqual([null, 1000, 1000, null]);
  });

  test("of 0 is the step alone", () => {
    expect(matchStep(key, "287082", { step: 1, window: 0 })).toBe(1);
    expect(matchStep(key, "287082", { step: 0, window: 0 })).toBeNull();
    expect(matchStep(key, "287082", { step: 2, window: 0 })).toBeNull();
  });

  test("that is wider never loses a match", () => {
    fc.assert(
      fc.property(arbitraryKey, arbitraryStep, smallWindow, smallWindow, (any, step, narrow, more) => {
        const code = codeAtStep(any, step + narrow);
        expect(matchStep(any, code, { step, window: narrow })).not.toBeNull();
        expect(matchStep(any, code, { step, window: narrow + more })).not.toBeNull();
      }),
    );
  });

  test("stops at step 0, where time begins", () => {
    expect(matchStep(key, "755224", { step: 0, window: 1 })).toBe(0);
    expect(matchStep(key, "755224", { step: -5, window: 1 })).toBeNull();
  });

  test.each([
    [Number.NaN, 1],
    [0.5, 1],
    [1, -1],
    [1, 0.5],
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
  ])("step %d with window %d is a fault of the caller", (step, window) => {
    expect(() => matchStep(key, "287082", { step, window })).toThrow(RangeError);
  });
});

describe("after a use", () => {
  test("no code of a step up to the used one matches, any later one does", () => {
    fc.assert(
      fc.property(
        arbitraryStep,
        fc.integer({ min: -1, max: 1 }),
        fc.integer({ min: -3, max: 3 }),
        (step, o, a) => {
          const code = codeAtStep(key, step + o);
          const matches = stepsOf(code, key, step, 1);
          const isUsed = matches.some((candidate) => candidate <= step + a);
          expect(matchStep(key, code, { step, window: 1, after: step + a })).toBe(
            isUsed ? null : matches.at(-1),
          );
        },
      ),
    );
  });

  test("asking again without `after` tells a used code from a wrong one", () => {
    expect(matchStep(key, "287082", { step: 1, window: 1, after: 1 })).toBeNull();
    expect(matchStep(key, "287082", { step: 1, window: 1 })).toBe(1);
    expect(matchStep(key, "000000", { step: 1, window: 1 })).toBeNull();
  });

  test("a code that two steps share burns both at once", () => {
    const { twins, first, code } = findTwins();
    expect(matchStep(twins, code, { step: first, window: 1 })).toBe(first + 1);
  });

  test("digits that were used stay used when a later step has them too", () => {
    const { twins, first, code } = findTwins();
    expect(matchStep(twins, code, { step: first + 1, window: 1, after: first })).toBeNull();
  });

  test("nothing used yet is null, and a last step that is no number refuses", () => {
    expect(matchStep(key, "287082", { step: 1, window: 1, after: null })).toBe(1);
    expect(matchStep(key, "287082", { step: 1, window: 1, after: Number.NaN })).toBeNull();
  });
});

test("spaces and dashes are forgiven, other lengths and scripts match nothing", () => {
  expect(matchStep(key, " 287-082 ", { step: 1, window: 1 })).toBe(1);
  for (const code of ["2870820", "87082", "２８７０８２", "", "94287082"]) {
    expect(matchStep(key, code, { step: 1, window: 1 })).toBeNull();
  }
});

test("no text at all makes it throw, or match", () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      expect(matchStep(key, text, { step: 1_000_000, window: 1 })).toBeNull();
    }),
  );
});

test("every step of the window is computed, whether and wherever the code matches (R30)", () => {
  const codes = ["000000", "755224", "287082", "359152"];
  const computed = codes.map((code) => {
    const steps: number[] = [];
    const hotp = (counter: number) => {
      steps.push(counter);
      return key.hotp(counter);
    };
    matchStep({ ...key, hotp }, code, { step: 1, window: 1 });
    return steps;
  });
  expect(computed).toEqual(codes.map(() => [0, 1, 2]));
});
