// Proves that no address around a step-up can be led elsewhere by what a client sends (R21).
import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/lib/platform/test-any-text";
import { actPath, homePath, stepUpPath } from "@/lib/sign-in/step-up/step-up-path";
import { STEP_UP_PURPOSES } from "@/lib/sign-in/step-up/step-up-purpose";

const ORIGIN = "https://twofold.example";
const HOSTILE = [
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "..%2f..%2fevil",
  "../../admin",
  "a\r\nb",
  "",
];
const ids = fc.oneof(anyText(), fc.constantFrom(...HOSTILE));

it("stays below /account or /admin on this origin, whatever the id", () => {
  const property = fc.property(fc.constantFrom(...STEP_UP_PURPOSES), ids, (purpose, id) => {
    const path = actPath(purpose, id);
    const url = new URL(path, ORIGIN);
    expect(url.origin).toBe(ORIGIN);
    expect(url.pathname).toBe(path);
    expect(path).toMatch(/^\/(account|admin)\/[\w/-]+$/);
  });
  fc.assert(property);
});

it("carries any id to the step-up page as one query value", () => {
  const property = fc.property(fc.constantFrom(...STEP_UP_PURPOSES), ids, (purpose, id) => {
    const url = new URL(stepUpPath(purpose, id.toWellFormed()), ORIGIN);
    expect(url.origin + url.pathname).toBe(`${ORIGIN}/step-up`);
    expect(url.searchParams.getAll("for")).toEqual([purpose]);
    expect(url.searchParams.getAll("id")).toEqual(id ? [id.toWellFormed()] : []);
  });
  fc.assert(property);
});

it("leads each act to a page of its own", () => {
  const paths = STEP_UP_PURPOSES.map((purpose) => actPath(purpose, "one"));
  expect(new Set(paths).size).toBe(STEP_UP_PURPOSES.length);
});

it("leads whoever gives up to a page above the act, or to the home of the account", () => {
  for (const purpose of STEP_UP_PURPOSES)
    for (const home of [homePath(purpose), homePath(purpose, "one")]) {
      expect(home).toMatch(/^\/(account|admin)/);
      expect(actPath(purpose, "one")).toMatch(new RegExp(`^${home}/.`));
    }
});
