// Proves that the tables of the reference tell what the schemas say.
import { expect, it } from "vitest";
import { answerFields, batchCodeFields, type Field, requestFields } from "./reference-fields";

/** A field on one line. */
function told({ name, type, isRequired, default: value, range, choices }: Field<string>): string {
  const facts = [
    isRequired === true ? "required" : isRequired,
    value,
    range && Object.values(range),
    choices,
  ];
  return [name, type, ...facts.filter((fact) => fact !== false && fact !== undefined)].join(" ");
}

it("tells type, need, default, range and choices of every field of a request", () => {
  expect(requestFields().map(told)).toEqual([
    "secret string required",
    "action string generate generate,verify,batch",
    "code string verify",
    "period number-or-digits 30 10,120",
    "digits number-or-digits 6 4,8",
    "algorithm string SHA1 SHA1,SHA256,SHA512",
    "timestamp integer 0,253370764800",
  ]);
});

it("tells the fields of every answer, and those of one code of a batch", () => {
  const shared = [
    "remaining_seconds integer required 1,120",
    "period integer required 10,120",
    "digits integer required 4,8",
    "timestamp integer required 0,253370764800",
    "next_refresh string required",
  ];
  expect(answerFields("generate").map(told)).toEqual(["totp_code string required", ...shared]);
  const verified = ["is_valid boolean required", "current_code string required"];
  expect(answerFields("verify").map(told)).toEqual([...verified, ...shared]);
  expect(answerFields("batch").map(told)).toEqual(["codes array required", ...shared]);
  expect(batchCodeFields().map(told)).toEqual([
    "code string required",
    "starts_at integer required",
    "expires_at integer required",
    "position string required previous,current,next",
  ]);
});
