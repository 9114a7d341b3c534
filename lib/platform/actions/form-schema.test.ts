// Proves that a field reaches its schema as one text or not at all, and that nothing else of a form gets in.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { formOf, HOSTILE_POSTS, NO_FORMS } from "@/lib/platform/actions/test-forms";

const schema = formSchema({ code: z.string(), note: z.string().optional() });

it("gives each field as the text that was posted, unchanged", () => {
  const fields = { code: " ' <b>１２🔑\u0000 ", note: "" };
  expect(schema.parse(formOf(fields))).toEqual(fields);
});

it("drops whatever it does not name: ids, roles, prototypes (R77)", () => {
  const form = formOf({
    code: "1",
    role: "admin",
    accountId: "x",
    __proto__: "y",
    constructor: "z",
    toString: "w",
  });
  form.set("__proto__", "polluted");
  const parsed = schema.parse(form);
  expect(Object.keys(parsed)).toEqual(["code"]);
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
});

describe("a field is missing when it was posted as (R22)", () => {
  it.each(Object.entries(HOSTILE_POSTS))("%s", (_, post) => {
    const form = formOf({ code: "123456" });
    post(form, "code", "123456");
    const result = schema.safeParse(form);
    expect(result.error?.issues.map(({ path }) => path)).toEqual([["code"]]);
  });
});

it.each(NO_FORMS.map((posted) => [posted]))("refuses what is no form: %j", (posted) => {
  expect(schema.safeParse(posted).success).toBe(false);
});

it("reads an empty shape from an empty form, for buttons without fields", () => {
  expect(formSchema({}).parse(new FormData())).toEqual({});
  expect(formSchema({}).parse(formOf({ any: "thing" }))).toEqual({});
});
