// Proves that only a yes is one, and that a command ends with 1 where nobody can be asked.
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { agreesTo } from "@/scripts/twofold/agrees-to";

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((line) => said.push(String(line)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function typing(isTerminal: boolean, typed: string): void {
  const input = Object.assign(new PassThrough(), { isTTY: isTerminal });
  input.end(typed);
  vi.spyOn(process, "stdin", "get").mockReturnValue(input as never);
}

it.each([
  ["y\n", true],
  [" YES \n", true],
  ["n\n", false],
  ["\n", false],
  ["yesterday\n", false],
])("takes %j at a terminal for %s, and ends with 0", async (typed, isAgreed) => {
  typing(true, typed);
  expect(await agreesTo("Go on?")).toBe(isAgreed);
  expect(said).toEqual([]);
  expect(process.exitCode).toBeUndefined();
});

it("takes a yes that a script pipes in", async () => {
  typing(false, "y\n");
  expect(await agreesTo("Go on?")).toBe(true);
  expect(process.exitCode).toBeUndefined();
});

it.each([
  ["the terminal is closed", true, ""],
  ["the input is at its end", false, ""],
  ["the input is the list of a script's loop", false, "people-2.csv\npeople-3.csv\n"],
])("goes on with nothing, says what to do and ends with 1 where %s", async (_, isTerminal, typed) => {
  typing(isTerminal, typed);
  expect(await agreesTo("Go on?")).toBe(false);
  expect(said).toEqual(["Nobody could be asked. Add --yes to go on without being asked.\n"]);
  expect(process.exitCode).toBe(1);
});
