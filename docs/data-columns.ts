// Owns reading docs/data.md and the schema as lists of columns, for the tests that hold them against each other.
import { readFileSync } from "node:fs";

export interface Column {
  table: string;
  column: string;
}

export interface DataColumn extends Column {
  /** public, internal, personal, secret-hashed or secret-sealed. */
  kind: string;
  why: string;
  howLong: string;
}

const SCALAR = /^(String|Int|BigInt|Boolean|DateTime|Float|Decimal|Bytes|Json)\??$/;

/** Every column of prisma/schema.prisma, relations left out. */
export function schemaColumns(): Column[] {
  const models = readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm);
  return [...models].flatMap(([, table = "", body = ""]) =>
    body
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter(([, type = ""]) => SCALAR.test(type))
      .map(([column = ""]) => ({ table, column })),
  );
}

/** Every column that docs/data.md speaks of. Sections without a class, such as "Erasure", hold none. */
export function dataColumns(): DataColumn[] {
  const sections = readFileSync("docs/data.md", "utf8").matchAll(
    /^## (\w+)\n\| column \|.*\n\|.*\n((?:\|.*\n)*)/gm,
  );
  return [...sections].flatMap(([, table = "", rows = ""]) =>
    rows
      .trim()
      .split("\n")
      .map((row) => row.split("|").map((cell) => cell.trim()))
      .map(([, column = "", kind = "", why = "", howLong = ""]) => ({ table, column, kind, why, howLong })),
  );
}
