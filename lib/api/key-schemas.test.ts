// Proves what a form of a new key may say, that nothing else of it is read, and that its draft survives a step-up.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftOf, readDraft } from "@/lib/api/key-draft";
import { createApiKeySchema, revokeApiKeySchema } from "@/lib/api/key-schemas";
import { formOf, HOSTILE_POSTS, HOSTILE_TEXTS, NO_FORMS } from "@/lib/platform/actions/test-forms";
import { API_KEY_NAME_LENGTH } from "@/lib/platform/limits";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

const GOOD = { name: "Build server", kind: "live", days: "180" };
const errorOf = (fields: Record<string, string>) => {
  const [issue] = createApiKeySchema.safeParse(formOf({ ...GOOD, ...fields })).error?.issues ?? [];
  return issue && [issue.path.join("."), issue.message];
};

describe("the form of a new key", () => {
  it("takes a name, a kind and one of four times, and no other field (R77, R105)", () => {
    const more = {
      userId: "x",
      accountId: "x",
      id: "x",
      key: "tfa_live_x",
      hash: "x",
      expiresAt: "2099-01-01",
    };
    expect(createApiKeySchema.parse(formOf({ ...GOOD, ...more }))).toEqual({ ...GOOD, days: 180 });
    for (const days of ["30", "90", "365"]) expect(errorOf({ days })).toBeUndefined();
    expect(errorOf({ kind: "test" })).toBeUndefined();
  });

  it.each(["0", "31", "366", "3650", "-30", "30.0", " 30", "1e2", "٣٠", ""])("refuses %j days", (days) => {
    expect(errorOf({ days })?.[0]).toBe("days");
  });

  it.each(["LIVE", "prod", "", "live ", "__proto__"])("refuses %j as a kind", (kind) => {
    expect(errorOf({ kind })?.[0]).toBe("kind");
  });

  it("refuses a name that is missing, does not show, or is too long", () => {
    for (const name of ["", " \t", "\u200b\u200d", "\u0000\n"])
      expect(errorOf({ name })).toEqual(["name", "api-key-name-missing"]);
    for (const name of ["x".repeat(API_KEY_NAME_LENGTH + 1), "x".repeat(1_000_000)])
      expect(errorOf({ name })).toEqual(["name", "api-key-name-too-long"]);
    expect(errorOf({ name: "🔑".repeat(API_KEY_NAME_LENGTH) })).toBeUndefined();
  });

  it("keeps the name as one trimmed line in NFKC", () => {
    expect(createApiKeySchema.parse(formOf({ ...GOOD, name: "  Ｂｕｉｌｄ\r\nserver " })).name).toBe(
      "Build server",
    );
  });

  it.each(Object.entries(HOSTILE_POSTS))("counts every field as missing that is posted as %s", (_, post) => {
    for (const field of ["name", "kind", "days"] as const) {
      const form = formOf(GOOD);
      post(form, field, GOOD[field]);
      expect(createApiKeySchema.safeParse(form).error?.issues.map(({ path }) => path)).toEqual([[field]]);
    }
  });
});

it("names nothing but the id of what is revoked (R77)", () => {
  expect(revokeApiKeySchema.parse(formOf({ id: "x", accountId: "y" }))).toEqual({ id: "x" });
});

describe("a draft", () => {
  it("brings the form back as it was typed, by an address below the page of keys", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        name,
        fc.constantFrom("live", "test"),
        fc.constantFrom("30", "365"),
        (typed, kind, days) => {
          const form = formOf({ name: typed, kind, days });
          const { data } = createApiKeySchema.safeParse(form);
          const draft = draftOf(form);
          expect(draft === null).toBe(!data);
          if (!data) return;
          expect(actPath("create-api-key", String(draft))).toBe(`/account/api-keys/create/${draft}`);
          const told = readDraft(String(draft));
          expect(told).toEqual({ kind, days, name: data.name });
        },
      ),
    );
  });

  it("has room for the longest name", () => {
    const longest = { ...GOOD, name: "🔑".repeat(API_KEY_NAME_LENGTH) };
    const draft = String(draftOf(formOf(longest)));
    expect(actPath("create-api-key", draft)).toBe(`/account/api-keys/create/${draft}`);
    expect(readDraft(draft)).toEqual(longest);
  });

  it("is made of nothing that the form would refuse, and of no form", () => {
    expect(draftOf(formOf({ ...GOOD, days: "31" }))).toBeNull();
    for (const posted of NO_FORMS) expect(draftOf(posted)).toBeNull();
  });

  it.each([
    "nothing",
    "live-180",
    "live-181-QQ",
    "Live-180-QQ",
    "live-180-Q Q",
    "live-180-QQ==",
    ...Object.values(HOSTILE_TEXTS),
  ])("is not read from %j", (word) => expect(readDraft(word)).toBeNull());
});
