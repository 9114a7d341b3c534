// Proves that every test that docs/channels.md names is there.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const names = [...readFileSync("docs/channels.md", "utf8").matchAll(/`([\w./-]+\.test\.ts)`/g)].map(
  ([, name]) => String(name),
);

test.each([...new Set(names)])("%s", (name) => {
  expect(existsSync(name) || existsSync(`lib/channels/providers/${name}`)).toBe(true);
});
