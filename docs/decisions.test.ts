// Proves that docs/decisions/README.md lists every decision, in order, once and under its own title.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const FOLDER = "docs/decisions";

/** As the list should have it: the number and the title stand in the first line of each page. */
function lineOf(file: string): string {
  const [, number, title] = /^# (\d{3})\. (.+)\n/.exec(readFileSync(`${FOLDER}/${file}`, "utf8")) ?? [];
  return `- [${number}](${file}): ${title}`;
}

it("has a line for each page", () => {
  const pages = readdirSync(FOLDER).filter((file) => !["README.md", "000-template.md"].includes(file));
  expect(pages.length).toBeGreaterThan(20);
  const lines = readFileSync(`${FOLDER}/README.md`, "utf8").split("\n");
  expect(lines.filter((line) => line.startsWith("- "))).toEqual(pages.sort().map(lineOf));
});
