// Proves when too few codes came back: how many are asked, how few are too few, and whose fault is whose (R54).
import { expect, it } from "vitest";
import { collapsed, type JudgedSend } from "@/lib/channels/sends/verified-share";
import { later, NOW } from "@/lib/two-factor/test-person";

/** So many sends, the first of them verified. */
const sends = (count: number, verified: number, country = "US", at = NOW): JudgedSend[] =>
  Array.from({ length: count }, (_, place) => ({ country, at, isVerified: place < verified }));

const us = { way: "sms", country: "US" } as const;
const all = { way: "sms", country: "" } as const;

it.each([
  [19, 0, []],
  [20, 5, [us]],
  [20, 6, []],
  [100, 29, [us]],
  [100, 30, []],
])("of %i sends %i came back", (count, verified, off) => {
  expect(collapsed("sms", sends(count, verified), [])).toEqual(off);
});

it("asks the newest hundred: a good morning hides no bad hour", () => {
  expect(collapsed("sms", [...sends(100, 20), ...sends(400, 400)], [])).toEqual([us]);
});

it("switches one country off and leaves the others on", () => {
  expect(collapsed("sms", [...sends(40, 2), ...sends(40, 30, "DE")], [])).toEqual([us]);
});

it("switches every country off where no single one has enough sends to tell", () => {
  const few = ["US", "DE", "FR"].flatMap((country) => sends(15, 1, country));
  expect(collapsed("sms", few, [])).toEqual([all]);
});

it("judges what goes to no country, such as Authy's, for all", () => {
  expect(collapsed("sms", sends(20, 0, ""), [])).toEqual([all]);
});

it("switches nothing off twice, and blames nobody for a country that is off", () => {
  expect(collapsed("sms", sends(40, 0), [{ ...us, resumedAt: null }])).toEqual([]);
  expect(collapsed("sms", sends(40, 0), [{ ...all, resumedAt: null }])).toEqual([]);
});

it("forgets what was sent before it was switched on again, for that country and for all", () => {
  const before = sends(40, 0);
  expect(collapsed("sms", before, [{ ...us, resumedAt: NOW }])).toEqual([]);
  expect(collapsed("sms", before, [{ ...all, resumedAt: NOW }])).toEqual([]);
  const since = [...sends(20, 0, "US", later(1)), ...before];
  expect(collapsed("sms", since, [{ ...us, resumedAt: NOW }])).toEqual([us]);
  // Another way's pause is another way's.
  expect(collapsed("sms", before, [{ way: "voice", country: "US", resumedAt: NOW }])).toEqual([us]);
});
