// Proves that deploy/collect.sh takes along what the server reads by its path at run time, which no bundler sees.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const script = readFileSync("deploy/collect.sh", "utf8");

/** Paths that code below a folder names from the project's root. */
function namedPaths(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = names.filter((name) => /\.ts$/.test(name) && !/test|child/.test(name));
  return sources.flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return [...text.matchAll(/(?:resolve\(|process\.cwd\(\), )"([\w./-]+)"/g)].map(([, path = ""]) => path);
  });
}

it("names the workers, the programs of the API's page, and the migrations", () => {
  const paths = [...namedPaths("lib"), ...namedPaths("prisma")];
  expect(paths).toContain("lib/platform/bcrypt-worker.mjs");
  for (const path of paths) expect(script).toContain(path);
});

it("is given no settings: they are not among the files that an image is built from", () => {
  const lines = readFileSync(".dockerignore", "utf8").split("\n");
  const taken = lines.filter((line) => line.startsWith("!"));
  expect(lines).toContain("*");
  expect(lines.indexOf("*")).toBeLessThan(lines.indexOf(taken[0] ?? ""));
  expect(taken.filter((line) => /env|data|dist|node_modules|\*/.test(line))).toEqual([]);
});
