// Proves what refuses a list whole, how its entries are held against each other, and that no text throws.
import fc from "fast-check";
import { expect, it } from "vitest";
import { readList } from "@/lib/admin/secrets-import/read-list";
import {
  bytesOf,
  fileProblemOf,
  PUBLISHED,
  readText,
  someSecret,
  uriOf,
} from "@/lib/admin/secrets-import/test-secrets";
import { SECRET_IMPORT_BYTES, SECRET_IMPORT_ROWS } from "@/lib/platform/limits";
import { arbitraryText } from "@/lib/totp/arbitrary-totp";

it("refuses a list that is too long, too large or no UTF-8", async () => {
  const lines = Array.from({ length: SECRET_IMPORT_ROWS + 1 }, () => "otpauth://");
  expect(await fileProblemOf(readText(lines.join("\n")))).toBe("too-many-rows");
  expect(await fileProblemOf(readList(new Uint8Array(SECRET_IMPORT_BYTES + 1), null))).toBe("too-large");
  expect(await fileProblemOf(readList(Uint8Array.of(0xff, 0xfe), null))).toBe("encoding");
});

it("reads a list as it is told to, whatever it looks like", async () => {
  expect(await fileProblemOf(readList(bytesOf(uriOf("a@b.test")), "csv"))).toBe("column-missing");
  const [entry] = await readList(bytesOf("email,secret"), "uri");
  expect(entry?.problem).toBe("uri-malformed");
});

it("counts one secret for each person, and none that stands beside two addresses", async () => {
  const [own, shared] = [someSecret(), someSecret()];
  const list = [
    uriOf("ada@example.org", own),
    uriOf("ada@example.org", own),
    uriOf("ada@example.org"),
    uriOf("bob@example.org", shared),
    uriOf("eve@example.org", shared),
    uriOf("bob@example.org"),
  ];
  const entries = await readText(list.join("\n"));
  expect(entries.map(({ problem, firstLine }) => [problem, firstLine])).toEqual([
    [null, null],
    ["secret-twice", 1],
    ["email-twice", 1],
    ["secret-shared", 5],
    ["secret-shared", 4],
    [null, null],
  ]);
});

it("takes no name that gives the secret away", async () => {
  const secret = someSecret();
  const [entry] = await readText(`email,secret,name,issuer\nada@example.org,${secret},my ${secret},Acme`);
  expect(entry?.name).toBe("Acme");
});

it("throws at no text but for what refuses it whole", async () => {
  const pieces = fc.oneof(
    arbitraryText,
    fc.constantFrom("otpauth://totp/", "otpauth-migration://offline?data=", "email,secret\n", "\n", ",", '"'),
    fc.constantFrom(uriOf("a@b.test"), PUBLISHED, "%", "(", ")"),
    fc.base64String().map((data) => `\notpauth-migration://offline?data=${data}`),
    fc
      .uint8Array()
      .map((bytes) => `otpauth-migration://offline?data=${Buffer.from(bytes).toString("base64")}`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces),
      fc.constantFrom(null, "uri" as const, "csv" as const),
      async (texts, format) => {
        const list = readList(bytesOf(texts.join("")), format);
        expect(await fileProblemOf(list)).toSatisfy((found) => found === null || typeof found === "string");
      },
    ),
    { numRuns: 1500 },
  );
});
