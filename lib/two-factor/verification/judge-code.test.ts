// Proves that judging accepts only an unused step of the window, of whichever authenticator, for any clock and any code.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { codeAtStep } from "@/lib/totp/code";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import { createTotpKey } from "@/lib/totp/totp-key";
import { type Candidate, judgeCode } from "@/lib/two-factor/verification/judge-code";

// Two steps share a code once in a million; with fixed secrets and a fixed seed these do not.
const seed = 6238;

function candidate(id: string, lastUsedStep: number): Candidate {
  const secret = new Uint8Array(createHash("sha1").update(id).digest());
  const created = createTotpKey(secret, DEFAULT_TOTP_PARAMETERS, { minBytes: 16 });
  if (!created.ok) throw new Error(created.error);
  return { id, key: created.key, periodSeconds: 30, lastUsedStep, offsetSteps: 0 };
}

const steps = fc.integer({ min: 1_000, max: 100_000_000 });
const momentOf = (step: number, window: number) => ({
  nowMs: step * 30_000 + 7,
  window,
  stepsBack: 10,
  stepsAhead: 0,
});

it("accepts a step exactly when it lies in the window and after the last used one", () => {
  const offsets = fc.integer({ min: -12, max: 12 });
  const property = fc.property(
    steps,
    offsets,
    offsets,
    fc.constantFrom(0, 1),
    (step, typed, used, window) => {
      const [other, own] = [candidate("other", 0), candidate("own", step + used)];
      const verdict = judgeCode([other, own], codeAtStep(own.key, step + typed), momentOf(step, window));
      const isRight = Math.abs(typed) <= window && typed > used;
      const right = { kind: "right", candidateId: "own", step: step + typed, stepsFromCenter: typed };
      if (isRight) expect(verdict).toEqual(right);
      else expect(verdict.kind).not.toBe("right");
    },
  );
  fc.assert(property, { numRuns: 300, seed });
});

it("names only steps of the past where nothing ahead may be named", () => {
  const property = fc.property(steps, fc.integer({ min: -10, max: 10 }), (step, typed) => {
    const own = candidate("own", step - 50);
    const verdict = judgeCode([own], codeAtStep(own.key, step + typed), momentOf(step, 1));
    if (typed < -1) expect(verdict).toEqual({ kind: "wrong-time", offsetSteps: typed });
    if (typed > 1) expect(verdict).toEqual({ kind: "wrong" });
  });
  fc.assert(property, { numRuns: 100, seed });
});

it("finds nothing right without authenticators, or in what is no code", () => {
  const own = candidate("own", 0);
  expect(judgeCode([], codeAtStep(own.key, 50_000), momentOf(50_000, 1))).toEqual({ kind: "wrong" });
  for (const typed of [
    "",
    "１２３４５６",
    "12345",
    "1234567",
    "🔑🔑🔑",
    "<b>",
    "' OR 1=1",
    "\0",
    "9".repeat(1e6),
  ]) {
    expect(judgeCode([own], typed, momentOf(50_000, 1))).toEqual({ kind: "wrong" });
  }
});
