// Proves that lists of other systems are read whole and right, that each bad entry is named, and that no text throws.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FileProblemError } from "@/lib/admin/import/problems";
import { readMigration } from "@/lib/admin/secrets-import/migration-payload";
import { readList } from "@/lib/admin/secrets-import/read-list";
import { migrationOf, someSecret, uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { SECRET_IMPORT_BYTES, SECRET_IMPORT_ROWS } from "@/lib/platform/limits";
import { arbitraryText } from "@/lib/totp/arbitrary-totp";
import { encodeSecret, generateSecret } from "@/lib/totp/secret";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readList(bytesOf(text), null);
/** The problem of each entry, or null. */
const problemsOf = async (text: string) => (await read(text)).map(({ problem }) => problem);
const refusal = (list: Promise<unknown>) =>
  list.then(
    () => null,
    (error: unknown) => (error instanceof FileProblemError ? error.problem : error),
  );

/** The sample that tools for these addresses publish: "Hello!" and four bytes, for alice@google.com. */
const PUBLISHED =
  "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC";

describe("an address a line", () => {
  it("tells whose secret it is, how it counts and what it is called", async () => {
    const secret = someSecret();
    const more = "&algorithm=SHA256&period=60&digits=6";
    const [first, second] = await read(
      `\n${uriOf("Ada@Example.Org", secret, more)}\r\n\n` +
        `otpauth://totp/bob@example.org%20(Tablet)?secret=${someSecret()}`,
    );
    const parameters = { algorithm: "SHA256", digits: 6, periodSeconds: 60 };
    expect(first).toMatchObject({ line: 2, email: "ada@example.org", name: "Old System", parameters });
    expect(encodeSecret(first?.secret ?? new Uint8Array())).toBe(secret);
    expect(first?.problem).toBeNull();
    expect(second).toMatchObject({ line: 4, email: "bob@example.org", name: "Tablet", problem: null });
  });

  it.each([
    ["otpauth://hotp/a@b.test?secret=AAAA&counter=1", "uri-counter-based"],
    ["otpauth://totp/a@b.test?secret=1nonsense", "secret-malformed"],
    ["otpauth://totp/a@b.test", "secret-empty"],
    ["otpauth://totp/a@b.test?secret=JBSWY3DPEHPK3PXP", "secret-too-short"],
    [`otpauth://totp/Ada?secret=${someSecret()}`, "email-missing"],
    [uriOf("a@b.test", someSecret(), "&digits=8"), "digits-out-of-range"],
    [uriOf("a@b.test", someSecret(), "&digits=nine"), "digits-out-of-range"],
    [uriOf("a@b.test", someSecret(), "&period=120"), "period-out-of-range"],
    [uriOf("a@b.test", someSecret(), "&period=10"), "period-out-of-range"],
    [uriOf("a@b.test", someSecret(), "&algorithm=MD5"), "algorithm-unknown"],
    [uriOf("a@b.test", someSecret(), "&issuer=twice"), "uri-parameter-twice"],
    ["otpauth://steam/a@b.test", "uri-malformed"],
    ["otpauth-migration://offline?data=%", "migration-malformed"],
  ])("%s is %s", async (uri, problem) => {
    expect(await problemsOf(uri)).toEqual([problem]);
  });

  it("keeps the address of a bad entry and nothing else of it", async () => {
    const [entry] = await read("otpauth://totp/Old:ada%40example.org?secret=1nonsense");
    expect(entry).toMatchObject({ email: "ada@example.org", secret: null, name: null });
  });
});

describe("what Google Authenticator transfers", () => {
  it("reads each entry of each picture", async () => {
    const [one, two, three] = [generateSecret("SHA1"), generateSecret("SHA512"), generateSecret("SHA1")];
    const list = [
      migrationOf(
        [
          { secret: one, label: "Acme:ada@example.org", issuer: "Acme" },
          { secret: two, label: "bob@example.org", algorithm: 3 },
        ],
        { id: -9, size: 2, index: 0 },
      ),
      migrationOf([{ secret: three, label: "Lab: eve@example.org", type: 0, digits: 0, algorithm: 0 }], {
        id: -9,
        size: 2,
        index: 1,
      }),
    ];
    const entries = await read(list.join("\n"));
    expect(entries.map(({ email, name, problem }) => [email, name, problem])).toEqual([
      ["ada@example.org", "Acme", null],
      ["bob@example.org", null, null],
      ["eve@example.org", "Lab", null],
    ]);
    expect(entries.map(({ secret }) => secret)).toEqual([one, two, three]);
    expect(entries[1]?.parameters).toEqual({ algorithm: "SHA512", digits: 6, periodSeconds: 30 });
  });

  it("names what it holds that cannot be used, and a picture that is left out", async () => {
    const secret = () => generateSecret("SHA1");
    const label = "ada@example.org";
    const list = migrationOf(
      [
        { secret: secret(), label, type: 1 },
        { secret: secret(), label, algorithm: 4 },
        { secret: secret(), label, digits: 2 },
        { secret: secret().slice(0, 10), label },
        { secret: secret(), label: "no address" },
        { secret: secret(), label },
      ],
      { id: 3, size: 3, index: 1 },
    );
    expect(await problemsOf(list)).toEqual([
      "uri-counter-based",
      "algorithm-unknown",
      "digits-out-of-range",
      "secret-too-short",
      "email-missing",
      null,
      "batch-missing",
    ]);
  });

  it("reads nothing that is cut short, at whatever byte", () => {
    const uri = migrationOf([{ secret: generateSecret("SHA1"), label: "ada@example.org", issuer: "Acme" }]);
    const data = Buffer.from(decodeURIComponent(uri.split("data=")[1] ?? ""), "base64");
    const whole = readMigration(uri)?.entries[0];
    expect(whole?.label).toBe("ada@example.org");
    for (let length = 1; length < data.length; length += 1) {
      const cut = readMigration(
        `otpauth-migration://offline?data=${encodeURIComponent(data.subarray(0, length).toString("base64"))}`,
      );
      // Between two fields nothing is missing that the format asks for: then the entry is whole.
      for (const entry of cut?.entries ?? []) expect(entry).toEqual(whole);
    }
  });
});

describe("CSV", () => {
  it("takes the columns in any order, and leaves out what may be left out", async () => {
    const secret = someSecret();
    const [first, second] = await read(
      `Period;ISSUER;secret;email;Algorithm\n60;Acme;${secret.toLowerCase()};Ada@example.org;sha-256\n;;${someSecret()};bob@example.org;`,
    );
    const parameters = { algorithm: "SHA256", digits: 6, periodSeconds: 60 };
    expect(first).toMatchObject({ line: 2, email: "ada@example.org", name: "Acme", parameters });
    expect(encodeSecret(first?.secret ?? new Uint8Array())).toBe(secret);
    expect(second).toMatchObject({ line: 3, name: null, problem: null });
  });

  it("names each row that cannot be used", async () => {
    const list = [
      "email,secret,algorithm,digits",
      `ada@example.org,${someSecret()}`,
      `ada,${someSecret()},,`,
      "ada@example.org,not base32!,,",
      "ada@example.org,,,",
      `ada@example.org,${someSecret()},MD5,`,
      `ada@example.org,${someSecret()},,6.0`,
      `ada@example.org,${someSecret()},,08`,
    ];
    expect(await problemsOf(list.join("\n"))).toEqual([
      "columns-wrong",
      "email-missing",
      "secret-malformed",
      "secret-empty",
      "algorithm-unknown",
      "digits-out-of-range",
      "digits-out-of-range",
    ]);
  });

  it.each([
    ["email\nada@example.org", "column-missing"],
    [`ada@example.org,${someSecret()}`, "column-missing"],
    ["email,secret,role\n", "columns-unknown"],
    ["email,secret,email\n", "columns-twice"],
    ["email,secret\n", "no-rows"],
    ['email,secret\n"ada', "quotes-broken"],
    [" \n", "empty"],
    ["email,secret\n\0,", "encoding"],
  ])("%j is refused whole: %s", async (list, problem) => {
    expect(await refusal(read(list))).toBe(problem);
  });
});

it("refuses a list that is too long, too large or no UTF-8", async () => {
  const lines = Array.from({ length: SECRET_IMPORT_ROWS + 1 }, () => "otpauth://");
  expect(await refusal(read(lines.join("\n")))).toBe("too-many-rows");
  expect(await refusal(readList(new Uint8Array(SECRET_IMPORT_BYTES + 1), null))).toBe("too-large");
  expect(await refusal(readList(Uint8Array.of(0xff, 0xfe), null))).toBe("encoding");
});

it("reads a list as it is told to, whatever it looks like", async () => {
  expect(await refusal(readList(bytesOf(uriOf("a@b.test")), "csv"))).toBe("column-missing");
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
  const entries = await read(list.join("\n"));
  expect(entries.map(({ problem, firstLine }) => [problem, firstLine])).toEqual([
    [null, null],
    ["secret-twice", 1],
    ["email-twice", 1],
    ["secret-shared", 4],
    ["secret-shared", 4],
    [null, null],
  ]);
});

it("takes no name that gives the secret away", async () => {
  const secret = someSecret();
  const [entry] = await read(`email,secret,name,issuer\nada@example.org,${secret},my ${secret},Acme`);
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
        expect(await refusal(list)).toSatisfy((found) => found === null || typeof found === "string");
      },
    ),
    { numRuns: 1500 },
  );
});

it("reads the sample that others read, whose secret of ten bytes is then refused", async () => {
  expect(readMigration(PUBLISHED)?.entries).toMatchObject([
    { label: "Example:alice@google.com", issuer: "Example", algorithm: "SHA1", digits: 6 },
  ]);
  const [entry] = await read(PUBLISHED);
  expect(entry).toMatchObject({ email: "alice@google.com", name: "Example", problem: "secret-too-short" });
  expect(encodeSecret(entry?.secret ?? new Uint8Array())).toBe("JBSWY3DPEHPK3PXP");
});
