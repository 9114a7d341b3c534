// Proves what durations the environment may set.
import { afterEach, expect, it } from "vitest";
import { seconds, waitSeconds } from "./env";

afterEach(() => {
  delete process.env.SOME_SECONDS;
});

it("a duration is its default until the variable of its name is set", () => {
  expect(seconds("SOME_SECONDS", 300)).toBe(300);
  process.env.SOME_SECONDS = "";
  expect(seconds("SOME_SECONDS", 300)).toBe(300);
  process.env.SOME_SECONDS = "5";
  expect(seconds("SOME_SECONDS", 300)).toBe(5);
});

it("what a timer waits is a day at most: Node would make a longer one end at once", () => {
  process.env.SOME_SECONDS = "86400";
  expect(waitSeconds("SOME_SECONDS", 300)).toBe(86_400);
  process.env.SOME_SECONDS = "86401";
  expect(seconds("SOME_SECONDS", 300)).toBe(86_401);
  expect(() => waitSeconds("SOME_SECONDS", 300)).toThrow(
    /^SOME_SECONDS must be 86400 seconds, a day, at most/,
  );
});

it.each(["0", "-1", "1.5", "5m", "1e3", " 5", "9999999999"])("no duration is %j", (value) => {
  process.env.SOME_SECONDS = value;
  expect(() => seconds("SOME_SECONDS", 300)).toThrow(/^SOME_SECONDS must be/);
});
