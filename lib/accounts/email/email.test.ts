// Proves that one address has one canonical form however it is spelt, and that nothing but one address has any.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalEmail } from "@/lib/accounts/email/email";
import { anyText } from "@/lib/platform/test-any-text";

describe("one address", () => {
  it.each([
    "user@example.org",
    "USER@EXAMPLE.ORG",
    "  user@example.org\n",
    "ｕｓｅｒ@example.org",
    "user＠example.org",
    "user@ｅｘａｍｐｌｅ．org",
    "us\u{1d404}r@example.org",
    "\u3000user@example.org\u00a0",
  ])("is the same as %j", (spelling) => {
    expect(canonicalEmail(spelling)).toBe("user@example.org");
  });

  it("is the same composed and decomposed, in small letters and in capitals (R82)", () => {
    const spellings = ["é", "e\u0301", "É", "E\u0301"].map((letter) =>
      canonicalEmail(`${letter}@example.org`),
    );
    expect(new Set(spellings)).toEqual(new Set(["é@example.org"]));
    // Composed, this letter exists small alone.
    const rare = ["ẖ", "h\u0331", "H\u0331"].map((letter) => canonicalEmail(`${letter}@example.org`));
    expect(new Set(rare)).toEqual(new Set(["ẖ@example.org"]));
  });

  it("is its own canonical form, in whichever letters it was typed", () => {
    const letter = fc.integer({ min: 0x21, max: 0x2fff }).map((point) => String.fromCodePoint(point));
    const mark = fc.constantFrom("", "\u0301", "\u0331", "\u030c", "\u0308", "\u0345");
    const local = fc.array(fc.tuple(letter, mark), { minLength: 1, maxLength: 4 });
    const property = fc.property(local, (parts) => {
      const canonical = canonicalEmail(`${parts.flat().join("")}@example.org`);
      if (canonical !== null) expect(canonicalEmail(canonical)).toBe(canonical);
    });
    fc.assert(property, { numRuns: 5000 });
  });

  it.each(["a.b+c@sub.example.co.uk", "o'brien@example.org", "用户@例子.公司", "1@2.3"])(
    "may be %s",
    (email) => {
      expect(canonicalEmail(email)).toBe(email);
    },
  );
});

describe("no address", () => {
  it.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["no @", "user.example.org"],
    ["two of them", "user@@example.org"],
    ["no local part", "@example.org"],
    ["no domain", "user@"],
    ["a domain without a dot", "user@localhost"],
    ["an empty label", "user@example..org"],
    ["a dot at the end", "user@example.org."],
    ["two addresses", "a@example.org,b@example.org"],
    ["two addresses with a semicolon", "a@example.org;b@example.org"],
    ["two addresses with a space", "a@example.org b@example.org"],
    ["a name and an address", "User <user@example.org>"],
    ["a quoted local part", '"a b"@example.org'],
    ["a header", "user@example.org\r\nBcc: other@example.org"],
    ["a line feed inside", "us\ner@example.org"],
    ["a NUL", "user\0@example.org"],
    ["a zero-width space", "us\u200ber@example.org"],
    ["a right-to-left mark", "user\u202e@example.org"],
    ["a lone surrogate", "user\ud800@example.org"],
    ["SQL", "' OR 1=1 --"],
    ["HTML", "<script>@example.org"],
    ["a backslash", "us\\er@example.org"],
    ["65 characters before the @", `${"a".repeat(65)}@example.org`],
    ["255 characters", `user@${"a".repeat(246)}.org`],
    ["a megabyte", `${"a".repeat(1_000_000)}@example.org`],
    ["a megabyte of combining marks", `a${"\u0301\u0323".repeat(500_000)}@example.org`],
    ["a megabyte of @", "@".repeat(1_000_000)],
    ["a megabyte of dots", `a@${".a".repeat(500_000)}@`],
  ])("is %s", (_, typed) => {
    expect(canonicalEmail(typed)).toBeNull();
  });

  it("ends at 254 characters and not before", () => {
    const email = `user@${"a".repeat(245)}.org`;
    expect(email).toHaveLength(254);
    expect(canonicalEmail(email)).toBe(email);
  });

  it("comes out of any text without an exception", () => {
    const property = fc.property(anyText(300), (typed) => {
      const email = canonicalEmail(typed);
      expect(email === null || email === email.toLowerCase()).toBe(true);
    });
    fc.assert(property);
  });
});
