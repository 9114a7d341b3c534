// Proves which passwords are refused, by length in code points and by how soon they are guessed, and that no other are.
import { randomInt } from "node:crypto";
import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, it } from "vitest";
import { normalizePassword, refusePassword } from "@/lib/accounts/passwords/password-policy";

const contextWords = [
  "Twofold",
  "2fa.example.org",
  "jane.doe@example.org",
  "jane.doe",
  "jane",
  "doe",
  "example",
];
const refuse = (typed: string, secondFactorRequired = true) =>
  refusePassword(typed, { secondFactorRequired, contextWords });

/** Letters that no list of words holds. */
const randomLetters = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(97 + randomInt(26))).join("");
/** That many, of which the first eight are hard enough alone. */
const hard = (length: number) => `xq7#vK!z${randomLetters(length)}`.slice(0, length);
const ODD = ["🔑", "𝛀", "龘", "ꙮ", "🜁", "𓂀", "⸘", "ↂ"];
/** That many code points of which each is one symbol and two UTF-16 units or a rare one. */
const odd = (length: number) => Array.from({ length }, (_, index) => ODD[index % ODD.length]).join("");

describe("length (R7, R8)", () => {
  it.each([
    [true, 7, "password-too-short"],
    [true, 8, null],
    [false, 14, "password-too-short"],
    [false, 15, null],
    [true, 128, null],
    [true, 129, "password-too-long"],
  ])("with a second factor required: %s, %i code points: %s", async (required, length, expected) => {
    expect(await refuse(hard(length), required)).toBe(expected);
    const lengthRefusal = await refuse(odd(length), required);
    expect(lengthRefusal === "password-guessable" ? null : lengthRefusal).toBe(expected);
  });

  it("is counted after NFKC, as it is hashed", async () => {
    expect(normalizePassword("e\u0301")).toBe("é");
    expect(await refuse("xe\u0301ye\u0301zo\u0302w")).toBe("password-too-short");
  });
});

describe("what attackers try first is refused (R9)", () => {
  it.each([
    "password",
    "password123",
    "Password1!",
    "P@ssw0rd",
    "qwertyuiop",
    "1234567890",
    "aaaaaaaaaa",
    "iloveyou1",
    "abcdefgh",
    "letmein123",
    "drowssap",
    "20010911",
    "Summer2024!",
    "woaini1314",
    "5201314520",
  ])("%s", async (common) => {
    expect(await refuse(common)).toBe("password-guessable");
  });

  it("every hundredth of a list of far more than 3,000 that are long enough (R9)", async () => {
    const common = dictionary["passwords-common"].map(String).filter((word) => word.length >= 8);
    expect(common.length).toBeGreaterThan(3000);
    for (let at = 0; at < common.length; at += 100) {
      const word = common[at] ?? "";
      expect(await refuse(word), word).toBe("password-guessable");
    }
  });

  it.each([
    "twofold1",
    "Twofold2026",
    "Twofold123!",
    "jane.doe",
    "jane.doe1",
    "jane.doe@example.org",
    "2fa.example.org",
  ])("%s, in this place for this person (R10)", async (word) => {
    expect(await refuse(word)).toBe("password-guessable");
  });
});

describe("no rule of composition stands in the way (ASVS 6.2.5, R11)", () => {
  it("of twenty lower-case letters", async () => {
    for (let n = 0; n < 20; n += 1) expect(await refuse(randomLetters(20))).toBeNull();
  });

  it.each([
    "plum orbit kettle",
    "correct horse battery staple gazebo",
    "三只猫在屋顶上唱歌",
    "🔑🌵🎻🦉🧊🛶🪁🧶",
    "  leading and trailing  ",
  ])("of %j", async (password) => {
    expect(await refuse(password)).toBeNull();
  });
});

it("answers for any text of the allowed length soon enough to wait for", async () => {
  const awkward = [
    "aB1".repeat(42),
    "password".repeat(16),
    "1234567890".repeat(12),
    "p@55w0rd ".repeat(14),
    "(".repeat(128),
  ];
  for (const text of awkward) expect(["password-guessable", null]).toContain(await refuse(text));
});
