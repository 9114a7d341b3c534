// Proves that a list in CSV is read whatever the order of its columns, and that each row with a problem is named.
import { describe, expect, it } from "vitest";
import { fileProblemOf, problemsOf, readText, someSecret } from "@/lib/admin/secrets-import/test-secrets";
import { encodeSecret } from "@/lib/totp/secret";

describe("CSV", () => {
  it("takes the columns in any order, and leaves out what may be left out", async () => {
    const secret = someSecret();
    const [first, second] = await readText(
      `Period;ISSUER;secret;email;Algorithm\n60;Acme;${secret.toLowerCase()};Ada@example.org;sha-256\n;;${someSecret()};bob@example.org;`,
    );
    const parameters = { algorithm: "SHA256", digits: 6, periodSeconds: 60 };
    expect(first).toMatchObject({ line: 2, email: "ada@example.org", name: "Acme", parameters });
    expect(encodeSecret(first?.secret ?? new Uint8Array())).toBe(secret);
    expect(second).toMatchObject({ line: 3, name: null, problem: null });
  });

  it("takes a secret that was broken into lines", async () => {
    const secret = someSecret();
    const [entry] = await readText(
      `email,secret\nada@example.org,"${secret.slice(0, 8)}\r\n\t${secret.slice(8)}"`,
    );
    expect(encodeSecret(entry?.secret ?? new Uint8Array())).toBe(secret);
  });

  it("names each row that cannot be used", async () => {
    const list = [
      "email,secret,algorithm,digits",
      `ada@example.org,${someSecret()}`,
      `ada,${someSecret()},,`,
      "ada@example.org,not base32!,,",
      "ada@example.org,,,",
      ...["MD5", "\u017fha1", "S-HA1"].map((algorithm) => `ada@example.org,${someSecret()},${algorithm},`),
      `ada@example.org,${someSecret()},,6.0`,
      `ada@example.org,${someSecret()},,08`,
    ];
    expect(await problemsOf(list.join("\n"))).toEqual([
      "columns-wrong",
      "email-missing",
      "secret-malformed",
      "secret-empty",
      "algorithm-unknown",
      "algorithm-unknown",
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
    expect(await fileProblemOf(readText(list))).toBe(problem);
  });
});
