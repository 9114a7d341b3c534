// Proves that a number is read from any usual form, that no trick gets another destination through, and that little of it is shown (R54, R55, R56).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callingParts, maskPhone, nationalForm, parsePhone, phoneCountries } from "@/lib/channels/phone";
import { anyText } from "@/lib/platform/test-any-text";

const ALLOWED = ["US", "DE", "GB", "CN", "IT"];

const read = (typed: string, country = "US", allowed = ALLOWED) => {
  const result = parsePhone(typed, country, allowed);
  return result.ok ? `${result.value.country} ${result.value.e164}` : result.error;
};

describe("reading a number", () => {
  it.each([
    "+1 (501) 712-2661",
    "(501) 712-2661",
    "501.712.2661",
    "5017122661",
    "1 501 712 2661",
    "001 501 712 2661",
    "011 1 501 712 2661",
    "  +15017122661  ",
    "+1\u00a0501\u00a0712\u20112661",
    "\u202a+1 (501) 712-2661\u202c",
    "＋１５０１７１２２６６１",
  ])("takes %s", (typed) => {
    expect(read(typed)).toBe("US +15017122661");
  });

  it("takes the country of a + or 00 before the chosen one", () => {
    expect(read("+49 1512 3456789", "US")).toBe("DE +4915123456789");
    expect(read("0049 (1512) 3456789", "US")).toBe("DE +4915123456789");
    expect(read("01512 3456789", "DE")).toBe("DE +4915123456789");
    expect(read("138 0013 8000", "CN")).toBe("CN +8613800138000");
    expect(read("02 1234 5678", "IT")).toBe("IT +390212345678");
    expect(read("+44 7400 123456", "nowhere")).toBe("GB +447400123456");
  });

  it("refuses countries that are not allowed, islands with the same code included (R54)", () => {
    expect(read("+33 6 12 34 56 78")).toBe("phone-country-refused");
    expect(read("+1 876 210 1234")).toBe("phone-country-refused");
    expect(read("+44 7781 123456", "GB")).toBe("phone-country-refused");
    expect(read("+800 1234 5678")).toBe("phone-country-refused");
    expect(read("+882 13 1234567")).toMatch(/^phone-/);
    expect(read("(501) 712-2661", "US", [])).toBe("phone-country-refused");
  });

  it.each([
    ["premium rate", "+1 900 234 5678"],
    ["premium rate", "+44 909 879 0000"],
    ["toll free", "+1 800 234 5678"],
    ["shared cost", "+49 180 5 123456"],
    ["pager", "+44 7640 123456"],
    ["company-wide", "+44 55 1234 5678"],
    ["personal", "+44 70 1234 5678"],
    ["an extension", "+1 501 712 2661 x12"],
    ["an extension", "+1 501 712 2661 ext. 12"],
    ["an extension", "+15017122661;ext=12"],
    ["an extension", "+1 501 712 2661 #12"],
  ])("refuses %s: %s (R54)", (_, typed) => {
    expect(read(typed)).toBe("phone-kind-refused");
  });

  it.each([
    "+15017122661,+15017122662",
    "+15017122661,,12",
    "+15017122661\r\n",
    "+15017122661\r\nBcc: x",
    "+1501712\n2661",
    "+1501\t7122661",
    "+1501712\u00002661",
    "++15017122661",
    "+1501712266１５０１７１２２６６１",
    "tel:+15017122661",
    "1-800-FLOWERS",
    "911",
    "12",
    "not a number",
    "+1555",
    `+1501712${"2".repeat(80)}`,
    "+".repeat(64),
    "٥٠١٧١٢٢٦٦١",
  ])("takes %j for no number (R55)", (typed) => {
    // White space around a number is a slip of the hand, and gone.
    expect(read(typed)).toBe(typed.trim() === "+15017122661" ? "US +15017122661" : "phone-malformed");
  });

  it("looks at no more than a number can be long", () => {
    expect(read("a".repeat(100_000))).toBe("phone-malformed");
  });

  it.each(["", " ", "\r\n", "\u200e"])("misses a number in %j", (typed) => {
    expect(read(typed)).toBe("phone-missing");
  });

  it("gives E.164 and an allowed country, or an error, whatever is typed", () => {
    const text = fc.oneof(anyText(), fc.stringMatching(/^\+?[\d ().,x#-]{1,20}$/));
    fc.assert(
      fc.property(text, (typed) => {
        const result = parsePhone(typed, "US", ALLOWED);
        if (!result.ok) return;
        expect(result.value.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(ALLOWED).toContain(result.value.country);
      }),
      { numRuns: 500 },
    );
  });
});

describe("showing a number", () => {
  it("masks all but the code of the country and two digits (R56)", () => {
    expect(maskPhone("+15017122661")).toBe("+1 ••• ••• ••61");
    expect(maskPhone("+8613800138000")).toBe("+86 ••• •••• ••00");
    expect(maskPhone("nonsense")).toBe("•••se");
  });

  it("writes it as at home, and in the parts that Authy takes", () => {
    expect(nationalForm("+15017122661")).toBe("(501) 712-2661");
    expect(callingParts("+15017122661")).toEqual({ countryCallingCode: "1", phone: "5017122661" });
  });
});

it("names the allowed countries alone, in the reader's language and order", () => {
  expect(phoneCountries(["US", "DE", "XX", "CN"], "en")).toEqual([
    { country: "CN", name: "China", callingCode: "86" },
    { country: "DE", name: "Germany", callingCode: "49" },
    { country: "US", name: "United States", callingCode: "1" },
  ]);
  expect(phoneCountries(["US", "DE", "CN"], "zh-CN").map(({ name }) => name)).toEqual([
    "德国",
    "美国",
    "中国",
  ]);
  expect(phoneCountries([], "en")).toEqual([]);
});
