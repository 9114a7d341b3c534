// Proves that every file that a page of docs/ or the README names or links to is there, and every heading that it links to.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const inDocs = readdirSync("docs", { recursive: true, encoding: "utf8" }).map((name) => join("docs", name));
const PAGES = ["README.md", ...inDocs.filter((name) => name.endsWith(".md"))];

/** As GitHub makes them of headings. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const anchorsIn = (page: string) =>
  [...readFileSync(page, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(String(heading)));

it.each(PAGES)("%s names files that are there", (page) => {
  const code = readFileSync(page, "utf8").matchAll(/`([\w./[\]-]+)`/g);
  const named = [...code].flatMap(([, word = ""]) =>
    /\/.+\.(tsx?|mjs)$|\.(test|spec)\.ts$/.test(word) ? [word] : [],
  );
  // The build makes what lies in dist, and comes after the tests of a fresh checkout.
  expect(named.filter((file) => !file.startsWith("dist/") && !existsSync(file))).toEqual([]);
});

it.each(PAGES)("%s links to files and headings that are there", (page) => {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
  const broken = links.filter(([, file = "", anchor]) => {
    const target = file === "" ? page : join(dirname(page), file);
    return !existsSync(target) || (anchor !== undefined && !anchorsIn(target).includes(anchor));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});
