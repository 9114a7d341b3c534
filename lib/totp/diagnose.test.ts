// Proves what is said about a refused code, and that the diagnosis looks no further than it is told.
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryStep, arbitraryText, keyOf } from "./arbitrary-totp";
import { codeAtStep } from "./code";
import { diagnoseCode } from "./diagnose";
import { matchStep } from "./match-step";
import { DEFAULT_TOTP_PARAMETERS } from "./parameters";
import { RFC_6238_SEEDS } from "./rfc-vectors";

const key = keyOf(RFC_6238_SEEDS.SHA1);
const around = (step: number) => ({ step, window: 1, stepsBack: 10, stepsAhead: 10 });

test.each([-10, -3, -2, 2, 3, 10])("a code of another time: %i steps", (offsetSteps) => {
  const code = codeAtStep(key, 5000 + offsetSteps);
  expect(diagnoseCode(key, code, around(5000))).toEqual({ kind: "wrong-time", offsetSteps });
});

test.each([-11, -1, 0, 1, 11])("%i steps away is not for the diagnosis", (offsetSteps) => {
  const code = codeAtStep(key, 5000 + offsetSteps);
  expect(diagnoseCode(key, code, around(5000))).toEqual({ kind: "wrong" });
});

test("with nothing ahead to look at, no code of a later step is named", () => {
  const past = { step: 5000, window: 1, stepsBack: 10, stepsAhead: 0 };
  const verdicts = [2, 5, 10].map((later) => diagnoseCode(key, codeAtStep(key, 5000 + later), past).kind);
  expect(verdicts).toEqual(["wrong", "wrong", "wrong"]);
  expect(diagnoseCode(key, codeAtStep(key, 4995), past)).toEqual({ kind: "wrong-time", offsetSteps: -5 });
});

test("no text makes it throw, and near step 0 it looks at what there is", () => {
  fc.assert(fc.property(arbitraryText, (text) => diagnoseCode(key, text, around(5000)).kind === "wrong"));
  expect(diagnoseCode(key, codeAtStep(key, 0), around(3))).toEqual({ kind: "wrong-time", offsetSteps: -3 });
});

test("the step it names is the nearest that has the code, outside the window", () => {
  fc.assert(
    fc.property(arbitraryStep, fc.integer({ min: -10, max: 10 }), (step, offset) => {
      const code = codeAtStep(key, step + offset);
      fc.pre(matchStep(key, code, { step, window: 1 }) === null);
      const diagnosis = diagnoseCode(key, code, around(step));
      if (diagnosis.kind === "wrong") throw new Error("not found");
      expect(codeAtStep(key, step + diagnosis.offsetSteps)).toBe(code);
      expect(Math.abs(diagnosis.offsetSteps)).toBeGreaterThan(1);
      expect(Math.abs(diagnosis.offsetSteps)).toBeLessThanOrEqual(Math.abs(offset));
    }),
  );
});

test("of two steps with one code it names the nearer, and the earlier when both are as near", () => {
  const short = keyOf(RFC_6238_SEEDS.SHA1, { ...DEFAULT_TOTP_PARAMETERS, digits: 4 });
  let first = 0;
  while (codeAtStep(short, first) !== codeAtStep(short, first + 10)) first += 1;
  const code = codeAtStep(short, first);
  const offsets = [3, 5, 7].map((later) => diagnoseCode(short, code, around(first + later)));
  expect(offsets).toEqual([-3, -5, 3].map((offsetSteps) => ({ kind: "wrong-time", offsetSteps })));
});
