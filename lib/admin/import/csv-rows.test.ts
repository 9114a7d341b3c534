// Proves that rows come out of every usual kind of CSV with the line on which they begin, however the bytes arrive.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atMost, csvRows } from "@/lib/admin/import/csv-rows";
import { FileProblemError } from "@/lib/admin/import/problems";
import { utf8Text } from "@/lib/admin/import/utf8-text";
import { IMPORT_ROW_CHARACTERS } from "@/lib/platform/limits";

async function* piecesOf(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string | Uint8Array, size?: number): Promise<[number, ...string[]][]> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const rows: [number, ...string[]][] = [];
  for await (const { line, cells } of csvRows(utf8Text(piecesOf(bytes, size)))) rows.push([line, ...cells]);
  return rows;
}

async function problemIn(file: string | Uint8Array): Promise<unknown> {
  const error = await read(file).catch((thrown: unknown) => thrown);
  if (!(error instanceof FileProblemError)) throw new Error("the file was read");
  return { problem: error.problem, ...error.details };
}

const TWO = [
  [1, "email", "name"],
  [2, "a@example.test", "Ada"],
];

describe("a file is read", () => {
  it.each([
    ["with LF", "email,name\na@example.test,Ada\n"],
    ["with CR LF", "email,name\r\na@example.test,Ada\r\n"],
    ["with CR", "email,name\ra@example.test,Ada\r"],
    ["with both in turn", "email,name\na@example.test,Ada\r\n"],
    ["without an end of the last line", "email,name\na@example.test,Ada"],
    ["with a byte order mark", "\ufeffemail,name\r\na@example.test,Ada\r\n"],
    ["with semicolons", "email;name\na@example.test;Ada\n"],
    ["with tabs", "email\tname\na@example.test\tAda\n"],
    ["with quotes", '"email","name"\n"a@example.test","Ada"\n'],
    ["with blank lines at its end", "email,name\na@example.test,Ada\n\n\n"],
  ])("%s", async (_name, file) => {
    expect(await read(file)).toEqual(TWO);
  });

  it("with separators, quotes and line ends inside of quotes, each row under its own line", async () => {
    const file = 'email,name\r\n"a@x.test","A ""B""\r\nC;D"\r\n\r\nb@x.test,"E,\nF"\r\nc@x.test,=1+1\r\n';
    expect(await read(file)).toEqual([
      [1, "email", "name"],
      [2, "a@x.test", 'A "B"\r\nC;D'],
      [5, "b@x.test", "E,\nF"],
      [7, "c@x.test", "=1+1"],
    ]);
  });

  it("with the separator that its header has, which is not looked for inside of quotes", async () => {
    expect(await read('"a;b;c;d",email\nx;y,z@x.test\n')).toEqual([
      [1, "a;b;c;d", "email"],
      [2, "x;y", "z@x.test"],
    ]);
  });

  it("with rows of other lengths as they are, so that each of them can be named", async () => {
    expect(await read("email,name\na\nb,c,d\n")).toEqual([
      [1, "email", "name"],
      [2, "a"],
      [3, "b", "c", "d"],
    ]);
  });

  it("the same in pieces of any size", async () => {
    const bytes = new TextEncoder().encode('\ufeffemail,name\r\né@x.test,"木\r\n""村"""\r\nb@x.test,𝒜\r\n');
    const whole = await read(bytes);
    expect(whole).toHaveLength(3);
    const property = fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (size) => {
      expect(await read(bytes, size)).toEqual(whole);
    });
    await fc.assert(property, { numRuns: bytes.length });
  });
});

describe("a file is refused", () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
  it.each([
    ["in GBK", new Uint8Array([...Buffer.from("email,name\na@x.test,"), 0xd5, 0xc5, 0xc8, 0xfd, 0x0a])],
    ["in Latin-1", new Uint8Array(Buffer.from("email,name\na@x.test,Zoë\n", "latin1"))],
    ["in UTF-16 with a mark", utf16("\ufeffemail,name\n")],
    ["in UTF-16 without one", utf16("email,name\n")],
    ["that breaks off inside of a character", new TextEncoder().encode("email\nü@x.test").subarray(0, 7)],
    ["that is no text", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00])],
  ])("%s: not UTF-8", async (_name, file) => {
    expect(await problemIn(file)).toEqual({ problem: "encoding" });
  });

  it.each([
    ["nothing", ""],
    ["a mark", "\ufeff"],
    ["white space", " \r\n\r\n  \n"],
  ])("that holds %s alone: empty", async (_name, file) => {
    expect(await problemIn(file)).toEqual({ problem: "empty" });
  });

  it.each([
    ["is open at the end", 'email,name\na@x.test,Ada\nb@x.test,"B\nc@x.test,C\n', 3],
    ["stands inside of a bare cell", 'email,name\na@x.test,A"da\n', 2],
    ["is followed by text", 'email,name\na@x.test,"A\r\nB"\r\nb@x.test,"B"b\n', 4],
  ])("whose quotation mark %s, with the line", async (_name, file, line) => {
    expect(await problemIn(file)).toEqual({ problem: "quotes-broken", line });
  });

  it("at the first row beyond the limit, the header not counted", async () => {
    const told: number[] = [];
    const readUpTo = async (limit: number) => {
      const text = new TextEncoder().encode("email\n\na\nb\nc\n");
      for await (const { line } of atMost(csvRows(utf8Text(piecesOf(text))), limit)) told.push(line);
    };
    await readUpTo(3);
    await expect(readUpTo(2)).rejects.toMatchObject({ problem: "too-many-rows" });
    expect(told).toEqual([1, 3, 4, 5, 1, 3, 4]);
  });

  it("at that row, and reads no more of a file that goes on", async () => {
    let taken = 0;
    async function* endless() {
      yield new TextEncoder().encode("email\n");
      for (; taken < 10_000; taken += 1) yield new TextEncoder().encode("a@x.test\n".repeat(1000));
    }
    const readAll = async () => {
      for await (const _row of atMost(csvRows(utf8Text(endless())), 5000));
    };
    await expect(readAll()).rejects.toMatchObject({ problem: "too-many-rows" });
    expect(taken).toBeLessThan(100);
  });

  it("whose row, or first line, does not end", async () => {
    const endless = "x".repeat(2 * IMPORT_ROW_CHARACTERS);
    expect(await problemIn(`email\na@x.test\n${endless}\n`)).toEqual({ problem: "row-too-long", line: 3 });
    async function* pieces() {
      yield new TextEncoder().encode(endless);
      throw new Error("read on");
    }
    const rows = csvRows(utf8Text(pieces()));
    await expect(rows.next()).rejects.toMatchObject({ problem: "header-too-long" });
  });
});
