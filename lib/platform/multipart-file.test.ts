// Proves that the file of a form comes out byte for byte, however the body arrives, and that nothing else does.
import fc from "fast-check";
import { expect, it } from "vitest";
import { boundaryOf, fileInForm, MultipartError } from "@/lib/platform/multipart-file";
import { anyText } from "@/lib/platform/test-any-text";

const BOUNDARY = "----WebKitFormBoundaryx1y2";

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function fileOf(body: Buffer, size = body.length): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of fileInForm(piecesOf(body, Math.max(1, size)), BOUNDARY)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const part = (head: string, content: Uint8Array | string) =>
  Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${head}\r\n\r\n`), Buffer.from(content), Buffer.from("\r\n")]);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);
const FIELD = part('Content-Disposition: form-data; name="locale"', "en");
const FILE_HEAD = 'Content-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv';

it("gives the file as it was, whatever it holds and wherever the body is cut", async () => {
  const nearly = fc.constantFrom(
    "\r\n--",
    `\r\n--${BOUNDARY.slice(0, -1)}`,
    "\r",
    "\r\n",
    "--",
    BOUNDARY,
    "a,b\r\n",
  );
  const contents = fc.array(fc.oneof(nearly, anyText()), { maxLength: 8 });
  const property = fc.asyncProperty(contents, fc.integer({ min: 1, max: 90 }), async (texts, size) => {
    const text = texts.join("");
    // No sender chooses a boundary that stands in the file.
    fc.pre(!text.includes(`\r\n--${BOUNDARY}`));
    const content = Buffer.from(text);
    const body = Buffer.concat([FIELD, part(FILE_HEAD, content), FIELD, END]);
    expect((await fileOf(body, size)).equals(content)).toBe(true);
  });
  await fc.assert(property, { numRuns: 300 });
});

it("takes no file for an empty one", async () => {
  const body = Buffer.concat([part('Content-Disposition: form-data; name="file"; filename=""', ""), END]);
  expect((await fileOf(body)).length).toBe(0);
});

it.each([
  ["nothing", Buffer.alloc(0)],
  ["fields alone", Buffer.concat([FIELD, END])],
  ["a part that does not end", part(FILE_HEAD, "email\r\na@example.test")],
  ["another boundary", Buffer.from("--other\r\n\r\n\r\n--other--")],
  ["a header without an end", Buffer.from(`--${BOUNDARY}\r\n${"x".repeat(20_000)}`)],
])("refuses a body with %s", async (_name, body) => {
  await expect(fileOf(body)).rejects.toBeInstanceOf(MultipartError);
});

it.each([
  [`multipart/form-data; boundary=${BOUNDARY}`, BOUNDARY],
  [`Multipart/Form-Data; charset=utf-8; boundary="${BOUNDARY}"`, BOUNDARY],
  ["multipart/mixed; boundary=x", null],
  ["multipart/form-data", null],
  ["application/x-www-form-urlencoded", null],
  [`multipart/form-data; boundary=${"x".repeat(71)}`, null],
  [null, null],
])("reads the boundary of %j", (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary);
});
