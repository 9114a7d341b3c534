// Proves that a list of otpauth addresses is read line by line, and that a bad one keeps its address alone.
import { describe, expect, it } from "vitest";
import { problemsOf, readText, someSecret, uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { encodeSecret } from "@/lib/totp/secret";

describe("an address a line", () => {
  it("tells whose secret it is, how it counts and what it is called", async () => {
    const secret = someSecret();
    const more = "&algorithm=SHA256&period=60&digits=6";
    const [first, second] = await readText(
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
    const [entry] = await readText("otpauth://totp/Old:ada%40example.org?secret=1nonsense");
    expect(entry).toMatchObject({ email: "ada@example.org", secret: null, name: null });
  });
});
