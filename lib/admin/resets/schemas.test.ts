// Proves what the forms of resets take: a class, a reason of ten characters at least, a time, and no field besides (R74, R77).
import { describe, expect, it } from "vitest";
import { approvalSchema, helpSchema, refusalSchema, resetSchema } from "@/lib/admin/resets/schemas";

const FIELDS = {
  id: "one",
  reasonClass: "stolen",
  reason: "Called back on the number on file",
  time: "short",
  email: "ann@example.test",
};

function form(fields: Record<string, string | undefined>): FormData {
  const posted = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) posted.append(name, value);
  return posted;
}

const codeOf = (schema: typeof resetSchema | typeof refusalSchema | typeof helpSchema, posted: FormData) =>
  schema.safeParse(posted).error?.issues[0]?.message;

it("takes a whole form, and nothing that is not listed (R77)", () => {
  const posted = form({ ...FIELDS, actorId: "me", role: "admin", state: "done", resetAt: "1" });
  expect(resetSchema.parse(posted)).toEqual(FIELDS);
});

it.each([
  ["Ann@Example.TEST", "ann@example.test"],
  [" ann@example.test\t", "ann@example.test"],
  ["ａnn@example.test", "ann@example.test"],
  ["ann", "ann"],
  ["", ""],
])("takes the address %j as the account would bear it, for a first yes and a second", (typed, email) => {
  expect(resetSchema.parse(form({ ...FIELDS, email: typed }))).toMatchObject({ email });
  expect(approvalSchema.parse(form({ id: "one", email: typed }))).toEqual({ id: "one", email });
});

describe("is refused", () => {
  it.each([
    ["reasonClass", undefined, "reason-class-missing"],
    ["reasonClass", "", "reason-class-missing"],
    ["reasonClass", "because", "reason-class-missing"],
    ["reason", undefined, "reason-too-short"],
    ["reason", "", "reason-too-short"],
    ["reason", "nine char", "reason-too-short"],
    ["reason", `         x${" ".repeat(20)}`, "reason-too-short"],
    ["reason", "🗝".repeat(9), "reason-too-short"],
    ["reason", "x".repeat(501), "reason-too-long"],
    ["time", undefined, "reset-time-missing"],
    ["time", "0", "reset-time-missing"],
    ["email", undefined, "reset-email-wrong"],
    ["email", "x".repeat(513), "reset-email-wrong"],
  ])("%s %j (R74)", (name, value, code) => {
    expect(codeOf(resetSchema, form({ ...FIELDS, [name]: value }))).toBe(code);
  });

  it("a field that comes twice (R22)", () => {
    const posted = form(FIELDS);
    posted.append("reason", "Another reason besides");
    expect(codeOf(resetSchema, posted)).toBe("reason-too-short");
  });
});

it("counts a reason in code points, with line breaks as one", () => {
  const reason = `${"🗝".repeat(250)}\r\n${"é".repeat(249)}`;
  expect(refusalSchema.parse(form({ id: "one", reason }))).toEqual({
    id: "one",
    reason: reason.replace("\r\n", "\n"),
  });
});

it.each([
  ["", "help-text-missing"],
  [" \r\n ", "help-text-missing"],
  ["x".repeat(501), "help-text-too-long"],
])("asks for some words about what happened, and not too many: %#", (text, code) => {
  expect(codeOf(helpSchema, form({ text }))).toBe(code);
});

it("keeps nothing that is not seen, but the line breaks (R88)", () => {
  const text = "\u0000One\u001b[31m line\u202e,\ranother\u0085 and 👩\u200d🔧\u2066\u007f";
  expect(helpSchema.parse(form({ text })).text).toBe("One[31m line,\nanother and 👩\u200d🔧");
});
