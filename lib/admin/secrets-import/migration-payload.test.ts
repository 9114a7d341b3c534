// Proves that what Google Authenticator transfers is read entry by entry, and nothing of a payload that is cut short.
import { describe, expect, it } from "vitest";
import { readMigration } from "@/lib/admin/secrets-import/migration-payload";
import { migrationOf, PUBLISHED, problemsOf, readText } from "@/lib/admin/secrets-import/test-secrets";
import { encodeSecret, generateSecret } from "@/lib/totp/secret";

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
    const entries = await readText(list.join("\n"));
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

it("reads the sample that others read, whose secret of ten bytes is then refused", async () => {
  expect(readMigration(PUBLISHED)?.entries).toMatchObject([
    { label: "Example:alice@google.com", issuer: "Example", algorithm: "SHA1", digits: 6 },
  ]);
  const [entry] = await readText(PUBLISHED);
  expect(entry).toMatchObject({ email: "alice@google.com", name: "Example", problem: "secret-too-short" });
  expect(encodeSecret(entry?.secret ?? new Uint8Array())).toBe("JBSWY3DPEHPK3PXP");
});
