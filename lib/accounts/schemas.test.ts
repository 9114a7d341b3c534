// Proves that an address and a password come in whole or as an error code beside their field, whatever is posted.
import { describe, expect, it } from "vitest";
import { ACCOUNT_ERRORS } from "@/lib/accounts/errors";
import { linkSchema, signUpSchema } from "@/lib/accounts/schemas";
import { formOf, HOSTILE_POSTS, HOSTILE_TEXTS, NO_FORMS } from "@/lib/platform/actions/test-forms";
import { signInSchema, stepUpPasswordSchema } from "@/lib/sign-in/schemas";

const good = { email: "user@example.org", password: "plum orbit kettle" };

/** The first error of each field, as the form shows it. */
function errorsOf(schema: typeof signUpSchema, form: unknown): Record<string, string> {
  const issues = (schema.safeParse(form).error?.issues ?? []).toReversed();
  for (const { message } of issues) expect(ACCOUNT_ERRORS).toContain(message);
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
}

describe.each([
  ["signing up", signUpSchema],
  ["signing in", signInSchema],
])("%s", (_, schema) => {
  it("gives the canonical address and the password as it was typed", () => {
    const typed = { email: " User@Example.ORG ", password: "  as Typed ﬁ\t" };
    expect(schema.parse(formOf(typed))).toEqual({ email: "user@example.org", password: "  as Typed ﬁ\t" });
  });

  it.each(Object.entries(HOSTILE_TEXTS))("refuses %s for an address", (__, email) => {
    const expected = email.trim() === "" ? "email-missing" : "email-malformed";
    expect(errorsOf(schema, formOf({ ...good, email }))).toEqual({ email: expected });
  });

  it.each(Object.entries(HOSTILE_TEXTS))(
    "takes %s for a password as typed, or refuses it beside the field",
    (__, password) => {
      const errors = errorsOf(schema, formOf({ ...good, password }));
      if (password === "") expect(errors).toEqual({ password: "password-missing" });
      else if (password.length > 256) expect(errors).toEqual({ password: "password-too-long" });
      else expect(schema.parse(formOf({ ...good, password })).password).toBe(password.toWellFormed());
    },
  );

  it.each(Object.entries(HOSTILE_POSTS))("takes a field that was posted as %s for missing", (__, post) => {
    for (const field of ["email", "password"] as const) {
      const form = formOf(good);
      post(form, field, good[field]);
      expect(errorsOf(schema, form)).toEqual({ [field]: `${field}-missing` });
    }
  });

  it("misses both fields in what is no form", () => {
    const missing = { email: "email-missing", password: "password-missing" };
    for (const posted of NO_FORMS) expect(errorsOf(schema, posted)).toEqual(missing);
  });

  it("lets every password of 128 code points through to the policy", () => {
    for (const password of ["a".repeat(128), "🔑".repeat(128), "e\u0301".repeat(128)]) {
      expect(schema.parse(formOf({ ...good, password })).password).toBe(password);
    }
    expect(errorsOf(schema, formOf({ ...good, password: "🔑".repeat(257) }))).toEqual({
      password: "password-too-long",
    });
  });
});

it("asks for a known act when a password is to permit one", () => {
  const form = { for: "delete-account", password: good.password };
  expect(stepUpPasswordSchema.parse(formOf(form))).toEqual(form);
  for (const act of ["", "become-admin", "__proto__"]) {
    expect(stepUpPasswordSchema.safeParse(formOf({ ...form, for: act })).success).toBe(false);
  }
});

describe("the link of a mail", () => {
  it.each(["token", " token\n", "https://2fa.example.org/reset-password#token"])(
    "is read from %j",
    (typed) => {
      expect(linkSchema.parse(formOf({ token: typed }))).toEqual({ token: "token" });
    },
  );

  it.each(["", "  ", "https://2fa.example.org/reset-password#"])(
    "is asked for beside its field where %j is none",
    (typed) => {
      const { error } = linkSchema.safeParse(formOf({ token: typed }));
      expect(error?.issues).toMatchObject([{ path: ["token"], message: "link-missing" }]);
    },
  );
});
