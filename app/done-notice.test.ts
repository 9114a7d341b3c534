// Proves that every act that is to be told is told: its word is left by an action, for a page that says it.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import en from "@/messages/en.json";

const sources = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => `app/${file}`);
const texts = new Map(sources.map((file) => [file, readFileSync(file, "utf8")]));

/** The address that an expression in a file stands for: a text, a constant of that file, or a call that builds one. */
function addressIn(file: string, written: string): string {
  const constant = new RegExp(`^const ${written} = "(.*)";$`, "m").exec(texts.get(file) ?? "")?.[1];
  if (constant) return constant;
  if (written.startsWith("personPath(")) return "/admin/users/[id]";
  if (written.startsWith("invitedPath(")) return "/admin/users/invited";
  return written.slice(1, -1).replace(/\$\{.*?\}/g, "[id]");
}

const left = sources.flatMap((file) =>
  [...(texts.get(file) ?? "").matchAll(/leaveDone\((.+), "([\w-]+)"\)/g)].flatMap(
    ([, path = "", act = ""]) => {
      const choice = /^\w+ \? (.+) : (.+)$/.exec(path)?.slice(1) ?? [path];
      return choice.map((written) => ({ act, address: addressIn(file, written) }));
    },
  ),
);

it("leaves each word that there is, and no other", () => {
  expect([...new Set(left.map(({ act }) => act))].sort()).toEqual(Object.keys(en.done).sort());
});

it.each(left)("$act is said at $address", ({ address }) => {
  const page = `app${address}/page.tsx`;
  const named = /<DoneNotice page=(?:\{(.+)\}|(".+")) \/>/.exec(texts.get(page) ?? "");
  expect(addressIn(page, named?.[1] ?? named?.[2] ?? "")).toBe(address);
});
