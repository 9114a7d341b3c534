// Proves that a command does nothing where something was mistyped, and says what (an option that is passed over is the real thing done).
import { afterEach, expect, it, vi } from "vitest";
import { type Arguments, type Command, runCommand } from "@/scripts/twofold/command";

afterEach(() => {
  process.exitCode = undefined;
});

const OPTIONS = { "dry-run": { type: "boolean" }, language: { type: "string" } } as const;

async function run(args: string[], takes: Pick<Command, "options" | "words"> = {}) {
  const lines: string[] = [];
  const done: Arguments[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const command = {
    usage: "do FILE",
    about: "",
    ...takes,
    run: async (read: Arguments) => void done.push(read),
  };
  await runCommand(command, args).finally(() => vi.restoreAllMocks());
  return { said: lines.join("").trim(), done };
}

it.each([
  [["--dry-run"], {}, "Unknown option '--dry-run'."],
  [["--dryrun"], { options: OPTIONS }, "Unknown option '--dryrun'."],
  [["--dry-run=yes"], { options: OPTIONS }, "Option '--dry-run' does not take an argument."],
  [["--language"], { options: OPTIONS }, "Option '--language <value>' argument missing."],
  [["--language", "--dry-run"], { options: OPTIONS }, "Option '--language' argument is ambiguous."],
  [["x"], {}, "“x” is one word too many."],
  [["a", "b"], { words: 1 }, "“b” is one word too many."],
  [["--force"], { words: 1 }, "Unknown option '--force'."],
])("%j is refused where it means nothing", async (args, takes, sentence) => {
  expect(await run(args, takes)).toEqual({ said: `${sentence} Usage: do FILE`, done: [] });
  expect(process.exitCode).toBe(1);
});

it("hands on what was typed, in either way of writing an option", async () => {
  const takes = { words: 1, options: OPTIONS };
  for (const language of [["--language", "zh-CN"], ["--language=zh-CN"]]) {
    const { done } = await run(["FILE", "--dry-run", ...language], takes);
    expect(done).toMatchObject([{ words: ["FILE"], options: { "dry-run": true, language: "zh-CN" } }]);
  }
  expect((await run([])).done).toEqual([{ words: [], options: {} }]);
});
