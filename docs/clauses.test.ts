// Proves that the table of clauses in docs/security.md is true: every clause is there, and its test names it.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const HEADING = "## Clauses and their tests";

/** All of the security requirements, R1 to R125. */
const CLAUSES = Array.from({ length: 125 }, (_, index) => `R${index + 1}`);

interface Row {
  clause: string;
  files: string[];
  state: string;
}

function tableRows(): Row[] {
  const section = readFileSync("docs/security.md", "utf8").split(`${HEADING}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => /^\| R\d+ /.test(line));
  return lines.map((line) => {
    const [, clause = "", , tests = "", state = ""] = line.split("|").map((cell) => cell.trim());
    return { clause, files: [...tests.matchAll(/`([^`]+)`/g)].map(([, file]) => String(file)), state };
  });
}

const rows = tableRows();

it("has every clause, in order and once", () => {
  expect(rows.map(({ clause }) => clause)).toEqual(CLAUSES);
});

describe.each(rows)("$clause", ({ clause, files, state }) => {
  it(state === "holds" ? "has a test that names it" : "says what is missing", () => {
    if (state !== "holds") expect(state).toMatch(/^(partly|later): \S.{10,}/);
    else expect(files).not.toEqual([]);
    for (const file of files) {
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, "utf8"), file).toMatch(new RegExp(`\\b${clause}\\b`));
    }
  });
});
