// Proves which answers count as guesses against an address.
import { expect, it } from "vitest";
import { isGuess } from "@/lib/platform/actions/guesses";

it.each([
  "credentials-wrong",
  "password-wrong",
  "code-wrong",
  "code-late",
  "recovery-code-wrong",
  "sign-up-password-wrong",
  "link-invalid",
])("%s is one", (code) => {
  expect(isGuess({ code })).toBe(true);
});

it.each(["code-missing", "code-already-used", "password-too-short", "attempts-locked"])(
  "%s is none",
  (code) => {
    expect(isGuess({ code })).toBe(false);
  },
);

it("an answer without a code is none", () => {
  expect(isGuess({})).toBe(false);
  expect(isGuess(undefined)).toBe(false);
});
