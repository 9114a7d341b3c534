// Proves that codes and names come in canonical form or as an error code beside their field, whatever is posted.
import { describe, expect, it } from "vitest";
import { formOf, HOSTILE_POSTS, HOSTILE_TEXTS, NO_FORMS } from "@/lib/platform/actions/test-forms";
import { stepUpCodeSchema, stepUpRecoverySchema } from "@/lib/sign-in/schemas";
import { TWO_FACTOR_ERRORS } from "@/lib/two-factor/errors";
import {
  confirmEnrollmentSchema,
  recoveryCodeSchema,
  removeSchema,
  renameSchema,
  savedSchema,
  totpCodeSchema,
} from "@/lib/two-factor/schemas";

/** The first error of each field, as the form shows it. */
function errorsOf(
  schema: typeof totpCodeSchema | typeof confirmEnrollmentSchema | typeof savedSchema,
  form: unknown,
) {
  const result = schema.safeParse(form);
  const issues = (result.error?.issues ?? []).toReversed();
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
}

const goodCodes = {
  "an authenticator's code": [totpCodeSchema, "123456", "code-malformed"],
  "a recovery code": [recoveryCodeSchema, "7KQ2-M9XD", "recovery-code-malformed"],
} as const;

describe.each(Object.entries(goodCodes))("%s", (_, [schema, good, malformed]) => {
  it.each(Object.entries(HOSTILE_TEXTS))("is refused as %s", (__, text) => {
    const expected = text.trim() === "" ? "code-missing" : malformed;
    expect(errorsOf(schema, formOf({ code: text }))).toEqual({ code: expected });
  });

  it.each(Object.entries(HOSTILE_POSTS))("is missing as %s", (__, post) => {
    const form = formOf({ code: good });
    post(form, "code", good);
    expect(errorsOf(schema, form)).toEqual({ code: "code-missing" });
  });

  it("is missing from what is no form", () => {
    for (const posted of NO_FORMS) expect(errorsOf(schema, posted)).toEqual({ code: "code-missing" });
  });
});

it.each(["123456", " 123 456 ", "123-456", "1 2 3 4 5 6", "123\u00a0456"])(
  "reads %j as the six digits",
  (typed) => {
    expect(totpCodeSchema.parse(formOf({ code: typed }))).toEqual({ code: "123456" });
  },
);

it.each(["7kq2m9xd", "7KQ2-M9XD", " 7kq2 m9xd "])("reads %j as the recovery code", (typed) => {
  expect(recoveryCodeSchema.parse(formOf({ code: typed }))).toEqual({ code: "7KQ2M9XD" });
});

describe("an authenticator's name", () => {
  const nameOf = (name: string) => confirmEnrollmentSchema.parse(formOf({ code: "123456", name })).name;
  const nameErrors = (name: string) => errorsOf(confirmEnrollmentSchema, formOf({ code: "123456", name }));

  it("is any line of text of up to forty code points, kept as text", () => {
    for (const name of ["<b>Phone</b>", "'; DROP TABLE Account; --", "🔑".repeat(40), "手机"]) {
      expect(nameOf(name)).toBe(name);
    }
    expect(nameErrors("🔑".repeat(41))).toEqual({ name: "authenticator-name-too-long" });
    expect(nameErrors("a".repeat(1_000_000))).toEqual({ name: "authenticator-name-too-long" });
  });

  it("holds no line break, tab or other control character, and no spaces around it", () => {
    expect(nameOf("  My\r\nphone\t\0 ")).toBe("My phone");
    expect(nameOf("My \u202Eenohp\u2066")).toBe("My  enohp");
    expect(nameOf("Mine\u2028If it was you,\u2029do nothing")).toBe("Mine If it was you, do nothing");
    expect(nameOf("👩\u200D💻")).toBe("👩\u200D💻");
  });

  it.each(["", "   ", "\r\n", "\u200b", "\u2060\u00ad"])(
    "is missing when nothing of %j can be seen",
    (name) => {
      expect(nameErrors(name)).toEqual({ name: "authenticator-name-missing" });
    },
  );

  it.each(Object.entries(HOSTILE_POSTS))("is missing as %s", (_, post) => {
    const form = formOf({ code: "123456", name: "Phone" });
    post(form, "name", "Phone");
    expect(errorsOf(confirmEnrollmentSchema, form)).toEqual({ name: "authenticator-name-missing" });
  });

  it("is told beside a wrong code, both at once", () => {
    const errors = errorsOf(confirmEnrollmentSchema, new FormData());
    expect(errors).toEqual({ name: "authenticator-name-missing", code: "code-missing" });
    for (const code of Object.values(errors)) expect(TWO_FACTOR_ERRORS).toContain(code);
  });
});

it("takes codes for saved only with the tick that a checkbox sends", () => {
  const batch = "the-batch";
  expect(savedSchema.safeParse(formOf({ batch, saved: "on" })).success).toBe(true);
  for (const saved of ["", "true", "off", "1"]) {
    expect(errorsOf(savedSchema, formOf({ batch, saved }))).toEqual({ saved: "recovery-codes-not-saved" });
  }
  expect(errorsOf(savedSchema, formOf({ batch }))).toEqual({ saved: "recovery-codes-not-saved" });
});

it("refuses a target of a sensitive act that is not one text", () => {
  for (const post of Object.values(HOSTILE_POSTS)) {
    for (const schema of [renameSchema, removeSchema]) {
      const form = formOf({ id: "one", name: "Phone" });
      post(form, "id", "one");
      expect(schema.safeParse(form).success).toBe(false);
    }
    for (const [schema, code] of [
      [stepUpCodeSchema, "123456"],
      [stepUpRecoverySchema, "7KQ2M9XD"],
    ] as const) {
      const form = formOf({ for: "turn-off", code });
      expect(schema.safeParse(form).success).toBe(true);
      post(form, "for", "turn-off");
      expect(schema.safeParse(form).success).toBe(false);
    }
  }
  expect(stepUpCodeSchema.safeParse(formOf({ for: "become-admin", code: "123456" })).success).toBe(false);
});
