// Proves what has to be said for a temporary code, and that no field but those of the form is read (R77).
import { expect, it } from "vitest";
import { temporaryCodeSchema } from "@/lib/admin/temporary-code/schemas";

const whole = { id: "x", reasonClass: "lost-phone", reason: "Lost on the train", email: "A@example.test" };
const parse = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return temporaryCodeSchema.safeParse(form);
};
const refusalOf = (fields: Record<string, string>) => parse(fields).error?.issues[0]?.message;

it("takes a class, ten to 500 characters and the address, and no other field (R77)", () => {
  expect(parse({ ...whole, role: "admin", code: "AAAAAAAA", expiresAt: "2099-01-01" }).data).toEqual({
    ...whole,
    email: "a@example.test",
  });
  for (const reason of ["x".repeat(10), "报".repeat(500)])
    expect(parse({ ...whole, reason }).success).toBe(true);
});

it.each([
  [{ reasonClass: "" }, "reason-class-missing"],
  [{ reasonClass: "because" }, "reason-class-missing"],
  [{ reason: "" }, "reason-too-short"],
  [{ reason: "too short" }, "reason-too-short"],
  [{ reason: `a${" \n\u200b\u0000".repeat(20)}b` }, "reason-too-short"],
  [{ reason: "x".repeat(501) }, "reason-too-long"],
  [{ reason: "x".repeat(50_000) }, "reason-too-long"],
  [{ email: "" }, "email-missing"],
  [{ email: "nobody" }, "email-malformed"],
])("refuses %j", (changed, error) => {
  expect(refusalOf({ ...whole, ...changed })).toBe(error);
});

it.each(["reasonClass", "reason", "email"])("refuses a post without %s", (name) => {
  const { [name as keyof typeof whole]: _, ...rest } = whole;
  expect(parse(rest).success).toBe(false);
});
