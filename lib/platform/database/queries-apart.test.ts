// Proves that a file of a feature either asks the database or decides what comes of it (decision 023).
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Prisma } from "@/generated/sqlite/client";

/** Programs and worlds of tests may do both, as the tests do. */
const FILES = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|(^|\/)test-|-child\.ts$/.test(name))
  .map((name) => `lib/${name}`)
  .filter((file) => !file.startsWith("lib/platform/"));

const SOURCES = new Map(FILES.map((file) => [file, readFileSync(file, "utf8")]));

const models = Object.keys(Prisma.ModelName).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
/** Of whatever client or transaction, under whatever name. */
const STATEMENT = new RegExp(`\\.(${models.join("|")})\\s*\\.\\w+\\(|\\$(query|execute)Raw|\\bhotRows\\(`);

/** lib/sign-in owns tickets, grants and sessions, each in a file of its own with the rules of its use. */
const ASKING = FILES.filter((file) => !file.startsWith("lib/sign-in/") && STATEMENT.test(textOf(file)));

/** What only a file that decides has a use for: answers, transactions, seals, slow hashes, and what is told or sent. */
const WORK = /platform\/(result|secret-box|hash-pool|logger|bell|mailer)$/;
const WORK_BY_NAME = /\b(transaction|resealTable|freshlySealed)\b/;

function textOf(file: string): string {
  return SOURCES.get(file) ?? "";
}

/** What a file imports to call it, and not only for its types. */
const importsOf = (file: string) =>
  [...textOf(file).matchAll(/^import (?!type )([^;]*?) from "@\/([^"]+)";$/gm)].map(
    ([, names = "", from = ""]) => ({ names: names.replace(/\btype \w+/g, ""), from }),
  );

const known = new Map<string, boolean>();

/** Whether a file does more than ask, itself or through files that it calls. */
function doesWork(file: string): boolean {
  const found = known.get(file);
  if (found !== undefined) return found;
  known.set(file, false);
  const does = importsOf(file).some(
    ({ names, from }) => WORK.test(from) || WORK_BY_NAME.test(names) || doesWork(`${from}.ts`),
  );
  known.set(file, does);
  return does;
}

it("keeps statements in files that do nothing else", () => {
  expect(ASKING.length).toBeGreaterThan(60);
  expect(ASKING.filter(doesWork)).toEqual([]);
});
