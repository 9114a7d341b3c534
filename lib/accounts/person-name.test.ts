// Proves that a name has one canonical form however it is spelt, and that nothing hidden gets into one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personName } from "@/lib/accounts/person-name";
import { anyText } from "@/lib/platform/test-any-text";

describe("one name", () => {
  it.each(["Ann Lee", "  Ann   Lee\n", "Ａｎｎ　Ｌｅｅ", "Ann\u00a0Lee", "Ann\u2028Lee"])(
    "is the same as %j",
    (typed) => {
      expect(personName(typed)).toEqual({ name: "Ann Lee", nameKey: "ann lee" });
    },
  );

  it.each(["王小明", "O'Brien-Smith", "José Ñandú", "می\u200cخواهم", "R2", 'J. R. "Bob" Dobbs'])(
    "may be %s",
    (name) => {
      expect(personName(name)?.name).toBe(name);
    },
  );

  it("is its own canonical form, and so is its key", () => {
    const property = fc.property(fc.string({ unit: "grapheme", maxLength: 90 }), (typed) => {
      const made = personName(typed);
      if (!made) return;
      expect(personName(made.name)).toEqual(made);
      expect(personName(made.nameKey)?.nameKey).toBe(made.nameKey);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});

describe("no name", () => {
  it.each([
    ["nothing", ""],
    ["spaces", " \u3000 "],
    ["signs alone", "--- ..."],
    ["joiners alone", "\u200d\u200c"],
    ["a line feed inside", "Ann\nLee"],
    ["a tab inside", "Ann\tLee"],
    ["a NUL", "Ann\0"],
    ["an escape", "Ann\u001b[31m"],
    ["a text turned around", "Ann\u202eeeL"],
    ["a zero-width space", "An\u200bn"],
    ["a lone surrogate", "Ann\ud800"],
    ["81 characters", "a".repeat(81)],
    ["a megabyte", "a".repeat(1_000_000)],
    ["a megabyte of combining marks", `a${"\u0301\u0323".repeat(500_000)}`],
  ])("is %s", (_, typed) => {
    expect(personName(typed)).toBeNull();
  });

  it("ends at 80 characters and not before", () => {
    expect(personName("阿".repeat(80))?.name).toHaveLength(80);
    expect(personName("𠮷".repeat(80))).not.toBeNull();
  });

  it("comes out of any text without an exception", () => {
    const property = fc.property(anyText(300), (typed) => {
      const made = personName(typed);
      expect(made === null || [...made.name].length <= 80).toBe(true);
    });
    fc.assert(property);
  });
});
