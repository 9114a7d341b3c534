// Owns how a value of SQLite is written for PostgreSQL, which represents some of them differently.
import { MoveRefusal } from "@/prisma/move/move-refusal";

export type Kind = "text" | "whole" | "boolean" | "time";

/** PostgreSQL's names of the types that can be moved. A new type is refused until it is added here. */
const KINDS = new Map<string, Kind>([
  ["text", "text"],
  ["integer", "whole"],
  ["bigint", "whole"],
  ["boolean", "boolean"],
  ["timestamp without time zone", "time"],
]);

/** @param type as PostgreSQL's catalog calls it */
export function kindOf(type: string): Kind | undefined {
  return KINDS.get(type);
}

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/;

function timeOf(value: unknown): Date | undefined {
  if (typeof value === "bigint") return new Date(Number(value));
  const [, day, time, zone = "Z"] = TIME.exec(String(value)) ?? [];
  return day && time ? new Date(`${day}T${time}${zone}`) : undefined;
}

function written(value: unknown, kind: Kind): string | boolean | undefined {
  switch (kind) {
    case "text":
      // PostgreSQL's text cannot hold U+0000: replaced as in lib/platform/database/postgresql-queries.
      return typeof value === "string" ? value.replaceAll("\0", "\ufffd") : undefined;
    case "whole":
      return typeof value === "bigint" ? String(value) : undefined;
    case "boolean":
      return value === 0n || value === 1n ? value === 1n : undefined;
    case "time": {
      const time = timeOf(value);
      return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
    }
  }
}

/**
 * The value as PostgreSQL takes it, in a form that JSON can hold.
 * @param value as better-sqlite3 reads it, whole numbers as bigint: times are text or milliseconds, booleans 0 or 1
 * @param column for the sentence, as Table.column
 * @throws MoveRefusal for a value that is not of its column's type, because SQLite keeps anything in any column
 */
export function carriedValue(value: unknown, kind: Kind, column: string): string | boolean | null {
  if (value === null) return null;
  const result = written(value, kind);
  if (result === undefined)
    throw new MoveRefusal(
      `${column} holds a value that is no ${kind === "whole" ? "whole number" : kind}. Mend it in the file, and begin anew with an empty database.`,
    );
  return result;
}
