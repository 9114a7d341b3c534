// Proves how each kind of value is written for PostgreSQL, and that what is nothing of its kind is refused unseen.
import { expect, it } from "vitest";
import { carriedValue, type Kind, kindOf } from "@/prisma/move/carried-value";

const carry = (value: unknown, kind: Kind) => carriedValue(value, kind, "Table.column");

it("writes times of every form that SQLite holds as one instant in UTC", () => {
  const instant = "2031-05-06T07:08:10.123Z";
  for (const form of [
    "2031-05-06T07:08:10.123+00:00",
    "2031-05-06T07:08:10.123Z",
    "2031-05-06T09:08:10.123+02:00",
    "2031-05-06 07:08:10.123",
    BigInt(Date.parse(instant)),
  ])
    expect(carry(form, "time")).toBe(instant);
  expect(carry("2031-05-06 07:08:10", "time")).toBe("2031-05-06T07:08:10.000Z");
});

it("keeps whole numbers that JavaScript would round, and tells a boolean from a number", () => {
  expect(carry(9_007_199_254_740_993n, "whole")).toBe("9007199254740993");
  expect([carry(0n, "boolean"), carry(1n, "boolean")]).toEqual([false, true]);
});

it("leaves text as it is but for the one character that PostgreSQL cannot hold", () => {
  expect(carry(' "ä" \u{1f511}\n', "text")).toBe(' "ä" \u{1f511}\n');
  expect(carry("a\0b", "text")).toBe("a\ufffdb");
});

it("carries nothing as nothing, whatever the kind", () => {
  for (const kind of ["text", "whole", "boolean", "time"] as const) expect(carry(null, kind)).toBeNull();
});

it("refuses what is nothing of its kind, and names the column without the value", () => {
  const wrong: [unknown, Kind][] = [
    [7n, "text"],
    [Buffer.from("x"), "text"],
    ["seven", "whole"],
    [1.5, "whole"],
    [2n, "boolean"],
    ["true", "boolean"],
    ["soon", "time"],
    ["2031-13-06T07:08:10.123Z", "time"],
    [1.5, "time"],
  ];
  for (const [value, kind] of wrong)
    expect(() => carry(value, kind)).toThrow(/^Table\.column holds a value that is no/);
  expect(() => carry("a secret", "time")).not.toThrow("secret");
});

it("knows no type that it was not taught", () => {
  expect(kindOf("jsonb")).toBeUndefined();
  expect(kindOf("constructor")).toBeUndefined();
});
