// Proves that deploy/collect.mjs takes along what the server reads by its path or loads by name, which no tracing sees.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const script = readFileSync("deploy/collect.mjs", "utf8");

/** What a server's code is written in. */
const sources = ["lib", "prisma"].flatMap((folder) => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const own = names.filter((name) => /\.ts$/.test(name) && !/test|child/.test(name));
  return own.map((name) => readFileSync(join(folder, name), "utf8"));
});

/** What they say in quotes, after words that match. */
const named = (before: RegExp, text: string) =>
  [...text.matchAll(new RegExp(`${before.source}"([@\\w./-]+)"`, "g"))].map(([, name = ""]) => name);

it("names the workers, the programs of the API's page, and the migrations", () => {
  const paths = sources.flatMap((text) => named(/(?:\bresolve\(|process\.cwd\(\), )/, text));
  expect(paths).toContain("lib/platform/bcrypt-worker.mjs");
  for (const path of paths) expect(script).toContain(path);
});

it("names the packages that are loaded when they are needed", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const loading = sources.filter((text) => text.includes("createRequire("));
  const strings = loading.flatMap((text) => named(/(?:load\(|resolve\(|name = )/, text));
  const packages = strings.filter((name) => name in dependencies);
  expect(new Set(packages)).toContain("@prisma/adapter-better-sqlite3");
  for (const name of packages) expect(script).toMatch(new RegExp(`"(node_modules/)?${name}"`));
});

it("is given no settings: they are not among the files that an image is built from", () => {
  const lines = readFileSync(".dockerignore", "utf8").split("\n");
  const taken = lines.filter((line) => line.startsWith("!"));
  expect(lines).toContain("*");
  expect(lines.indexOf("*")).toBeLessThan(lines.indexOf(taken[0] ?? ""));
  expect(taken.filter((line) => /env|data|dist|node_modules|\*/.test(line))).toEqual([]);
});
