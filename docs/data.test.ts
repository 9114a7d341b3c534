// Proves that docs/data.md and the schema speak of the same tables and columns, and that each is classed (R112).
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type DataColumn, dataColumns, schemaColumns } from "@/docs/data-columns";

const CLASSES = ["public", "internal", "personal", "secret-hashed", "secret-sealed"];

const described = dataColumns();
const kept = schemaColumns();
const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;

it("reads both", () => {
  expect(kept.length).toBeGreaterThan(100);
  expect(kept).toContainEqual({ table: "Account", column: "email" });
  expect(kept).not.toContainEqual({ table: "Account", column: "sessions" });
});

it("lists every column of the schema once, and none that is gone (R112)", () => {
  const [docs, schema] = [described.map(nameOf), kept.map(nameOf)];
  expect(schema.filter((name) => !docs.includes(name))).toEqual([]);
  expect(docs.filter((name) => !schema.includes(name))).toEqual([]);
  expect(docs).toHaveLength(new Set(docs).size);
});

describe("each column", () => {
  it.each(described.map((column) => [nameOf(column), column] as const))(
    "%s has a class, a reason and a time (R112)",
    (_name, { kind, why, howLong }: DataColumn) => {
      expect(CLASSES).toContain(kind);
      expect(why).toMatch(/^(contract|security|none)/);
      expect(howLong.length).toBeGreaterThan(4);
    },
  );

  it("is a secret where its name says so", () => {
    const secrets = described.filter(({ column }) => /hash|sealed|salt|fingerprint/i.test(column));
    expect(secrets.length).toBeGreaterThan(12);
    for (const secret of secrets) expect(secret.kind, nameOf(secret)).toMatch(/^secret-/);
  });
});

it("names only constants that there are (R112)", () => {
  const constants = readFileSync("lib/platform/durations.ts", "utf8");
  const named = new Set(readFileSync("docs/data.md", "utf8").match(/\b[A-Z_]+_SECONDS\b/g));
  expect(named.size).toBeGreaterThan(10);
  for (const name of named) expect(constants, name).toContain(`const ${name} =`);
});
