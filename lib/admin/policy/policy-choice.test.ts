// Proves that a policy comes in within its bounds or as an error beside its field, and survives a step-up unchanged (R77).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { MEMBER_RULES } from "@/lib/accounts/policy/second-factor-rule";
import { ADMIN_ERRORS } from "@/lib/admin/errors";
import {
  CHOICE_FIELDS,
  choiceOf,
  decodeChoice,
  encodeChoice,
  PASSKEY_DEMANDS,
  type PolicyChoice,
} from "@/lib/admin/policy/policy-choice";
import { choiceSchema, savePolicySchema } from "@/lib/admin/policy/schemas";
import { formFields, LONGEST, START, wordOf } from "@/lib/admin/policy/test-policy-choice";
import { CHANNEL_FACTORS } from "@/lib/channels/kinds";
import { formOf, HOSTILE_POSTS, HOSTILE_TEXTS, NO_FORMS } from "@/lib/platform/actions/test-forms";
import { dayAt } from "@/lib/platform/calendar-day";
import { anyText } from "@/lib/platform/test-any-text";

/** The first error of each field. */
function errorsOf(form: unknown): Record<string, string> {
  const issues = (choiceSchema.safeParse(form).error?.issues ?? []).toReversed();
  for (const { message } of issues) expect(ADMIN_ERRORS).toContain(message);
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
}

/** Fields that are read from one field of the form; channels are read from their boxes. */
const TYPED_FIELDS = CHOICE_FIELDS.filter((field) => field !== "channels");

const hours = fc.integer({ min: 1, max: 720 });
const choices: fc.Arbitrary<PolicyChoice> = fc.record({
  members: fc.constantFrom(...MEMBER_RULES),
  requiredFrom: fc.constantFrom("", "2031-10-01", "2000-01-01", "2099-12-31"),
  graceDays: fc.integer({ min: 0, max: 90 }),
  trustedDevices: fc.boolean(),
  memberIdleMinutes: fc.integer({ min: 5, max: 60 }),
  memberAbsoluteHours: hours,
  adminIdleMinutes: fc.integer({ min: 5, max: 15 }),
  adminAbsoluteHours: fc.integer({ min: 1, max: 12 }),
  resetsNeedTwoAdmins: fc.boolean(),
  channels: fc.subarray([...CHANNEL_FACTORS]),
  passkeys: fc.constantFrom(...PASSKEY_DEMANDS),
  revision: fc.integer({ min: 0, max: 999_999 }),
});

describe("the form", () => {
  it("gives the choice that was typed, spaces around it or not", () => {
    expect(choiceSchema.parse(formOf(formFields()))).toEqual(START);
    const spaced = { ...formFields(LONGEST), graceDays: " 90 ", requiredFrom: " 2099-12-31 " };
    expect(choiceSchema.parse(formOf(spaced))).toEqual(LONGEST);
  });

  it("reads channels from the boxes that are ticked, and from nothing else (R77)", () => {
    const ticked = { ...formFields(), "channel-sms": "on", "channel-email": "yes", "channel-fax": "on" };
    const posted = formOf({ ...ticked, channels: "tasve" });
    posted.append("channel-authy", "on");
    expect(choiceSchema.parse(posted).channels).toEqual(["authy", "sms"]);
  });

  it("reads the listed fields and no other (R77)", () => {
    const more = {
      ...formFields(),
      updatedById: "me",
      graceSince: "2099-01-01",
      inForceSince: "",
      admins: "off",
    };
    expect(choiceSchema.parse(formOf(more))).toEqual(START);
  });

  it.each([
    ["members", ["", "none", "REQUIRED", "__proto__"], "policy-choice-missing"],
    ["requiredFrom", ["2031-02-29", "tomorrow", "1.10.2031", "9999-12-31", "-1"], "policy-day-malformed"],
    [
      "graceDays",
      ["", "-1", "91", "1.5", "1e1", "７", "0x5", "NaN", "9".repeat(400)],
      "policy-grace-out-of-bounds",
    ],
    ["trustedDevices", ["", "on", "true"], "policy-choice-missing"],
    ["memberIdleMinutes", ["4", "1441", "", "-60"], "policy-idle-out-of-bounds"],
    ["memberAbsoluteHours", ["0", "721"], "policy-absolute-out-of-bounds"],
    ["adminIdleMinutes", ["4", "16", "60"], "policy-admin-idle-out-of-bounds"],
    ["adminAbsoluteHours", ["0", "13", "24"], "policy-admin-absolute-out-of-bounds"],
    ["resetsNeedTwoAdmins", ["maybe"], "policy-choice-missing"],
    ["revision", ["-1", "one"], "policy-changed-meanwhile"],
  ])("refuses nonsense for %s beside the field", (field, values, error) => {
    for (const value of values)
      expect(errorsOf(formOf({ ...formFields(), [field]: value }))).toEqual({ [field]: error });
  });

  it("refuses a rest that is longer than the session", () => {
    const crossed = { ...formFields(), memberIdleMinutes: "121", memberAbsoluteHours: "2" };
    expect(errorsOf(formOf(crossed))).toEqual({ memberIdleMinutes: "policy-idle-above-absolute" });
    expect(errorsOf(formOf({ ...crossed, memberIdleMinutes: "120" }))).toEqual({});
  });

  it.each(Object.entries(HOSTILE_TEXTS))("takes %s for no value of any field", (_, text) => {
    for (const field of TYPED_FIELDS) {
      // An empty day is one.
      if (field === "requiredFrom" && text.trim() === "") continue;
      expect(Object.keys(errorsOf(formOf({ ...formFields(), [field]: text })))).toEqual([field]);
    }
  });

  it.each(Object.entries(HOSTILE_POSTS))("takes a field that was posted as %s for missing", (_, post) => {
    for (const field of TYPED_FIELDS) {
      const form = formOf(formFields());
      post(form, field, formFields()[field]);
      expect(Object.keys(errorsOf(form))).toEqual([field]);
    }
  });

  it("misses every field in what is no form", () => {
    for (const posted of NO_FORMS)
      expect(Object.keys(errorsOf(posted)).sort()).toEqual([...CHOICE_FIELDS].sort());
  });
});

describe("the word that carries a choice", () => {
  it("brings every choice back as it was, and fits into the id of a step-up", () => {
    const property = fc.property(choices, (choice) => {
      const word = encodeChoice(choice);
      expect(word).toMatch(/^[\w-]{1,64}$/);
      expect(decodeChoice(word)).toEqual(choice);
      expect(savePolicySchema.parse(formOf({ id: word }))).toEqual({ id: choice });
    });
    fc.assert(property);
    expect(encodeChoice(LONGEST).length).toBeLessThanOrEqual(64);
  });

  it("is judged like the form", () => {
    const good = wordOf({});
    const words = [
      "",
      "nothing",
      `${good}_1`,
      good.replace("required", "none"),
      good.replace("_15_", "_60_"),
      wordOf({ channels: ["authy", "sms"] }).replace("as", "sa"),
      wordOf({ channels: ["sms"] }).replace("_s_", "_x_"),
    ];
    for (const word of [...words, good.replace("_60_", "_1440_").replace("_24_", "_1_"), "_".repeat(9)]) {
      expect(decodeChoice(word), word).toBeNull();
      expect(savePolicySchema.safeParse(formOf({ id: word })).success).toBe(false);
    }
  });

  it("takes no other text, whatever it is", () => {
    const property = fc.property(anyText(), (text) => {
      expect(decodeChoice(text)).toBeNull();
    });
    fc.assert(property);
  });
});

it("fills the form with what is in force, the settings included", () => {
  const berlin = (instant: Date) => dayAt(instant, "Europe/Berlin");
  expect(choiceOf(startPolicy(), berlin)).toEqual(START);
  const from = new Date("2031-09-30T22:00:00Z");
  expect(choiceOf({ ...startPolicy(), requiredFrom: from }, berlin).requiredFrom).toBe("2031-10-01");
});
