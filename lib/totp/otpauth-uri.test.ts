// Proves that a URI says what it was made of, whatever people put into their addresses and names (R33).
import fc from "fast-check";
import { URI } from "otpauth";
import { describe, expect, test } from "vitest";
import { arbitraryParameters, arbitrarySecret, arbitraryText, keyOf } from "./arbitrary-totp";
import { codeAtStep } from "./code";
import { otpauthUri } from "./otpauth-uri";
import { DEFAULT_TOTP_PARAMETERS } from "./parameters";
import { RFC_6238_SEEDS } from "./rfc-vectors";
import { decodeSecret, encodeSecret } from "./secret";

const parts = {
  issuer: "Twofold",
  accountName: "ada@example.org",
  secret: RFC_6238_SEEDS.SHA1,
  parameters: DEFAULT_TOTP_PARAMETERS,
};

test("the whole of it, once", () => {
  expect(otpauthUri({ ...parts, issuer: "Two Fold", authenticatorName: "Ada’s phone" })).toBe(
    "otpauth://totp/Two%20Fold:ada%40example.org%20(Ada%E2%80%99s%20phone)" +
      "?issuer=Two%20Fold&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30",
  );
});

test("without a name of the authenticator there are no brackets", () => {
  expect(new URL(otpauthUri(parts)).pathname).toBe("/Twofold:ada%40example.org");
});

describe("what an address or a name cannot do", () => {
  test.each([
    "a?issuer=Evil&x@example.org",
    "a&issuer=Evil&secret=AAAA@example.org",
    "a#issuer=Evil@example.org",
    "Evil:a@example.org",
    "a%3Fissuer=Evil@example.org",
    "../../hotp/a@example.org",
    "a\r\nissuer=Evil@example.org",
    "<img src=x>@example.org",
  ])("%j stays a part of the label", (accountName) => {
    const uri = otpauthUri({ ...parts, accountName, authenticatorName: accountName });
    const url = new URL(uri);
    expect([...url.searchParams.keys()]).toEqual(["issuer", "secret", "algorithm", "digits", "period"]);
    expect(url.searchParams.getAll("issuer")).toEqual(["Twofold"]);
    expect(url.searchParams.get("secret")).toBe(encodeSecret(parts.secret));
    expect(decodeURIComponent(url.pathname)).toBe(`/Twofold:${accountName} (${accountName})`);
    expect(uri.match(/:/g)).toHaveLength(2);
    expect(uri).toMatch(/^[\x21-\x7e]+$/);
  });

  test("a colon in the issuer is no separator either", () => {
    const url = new URL(otpauthUri({ ...parts, issuer: "Two:fold" }));
    expect(url.pathname.split(":").map(decodeURIComponent)).toEqual(["/Two:fold", "ada@example.org"]);
  });
});

test("every URI reads back as its parts, and an app that scans it shows our codes", () => {
  const issuers = arbitraryText.filter((text) => text !== "");
  fc.assert(
    fc.property(
      issuers,
      arbitraryText,
      arbitraryText,
      arbitrarySecret,
      arbitraryParameters,
      (issuer, accountName, name, secret, parameters) => {
        const uri = otpauthUri({ issuer, accountName, authenticatorName: name, secret, parameters });
        const url = new URL(uri);
        const label = name === "" ? accountName : `${accountName} (${name})`;
        expect([url.protocol, url.host]).toEqual(["otpauth:", "totp"]);
        expect(url.pathname.slice(1).split(":").map(decodeURIComponent)).toEqual([
          issuer.toWellFormed(),
          label.toWellFormed(),
        ]);
        expect(url.searchParams.getAll("issuer")).toEqual([issuer.toWellFormed()]);
        expect(decodeSecret(url.searchParams.get("secret") ?? "", { minBytes: 1 })).toEqual({
          ok: true,
          secret,
        });
        expect(url.searchParams.get("period")).toBe(String(parameters.periodSeconds));
        expect(url.searchParams.get("digits")).toBe(String(parameters.digits));
        expect(url.searchParams.get("algorithm")).toBe(parameters.algorithm);
      },
    ),
  );
  const scanned = URI.parse(otpauthUri({ ...parts, authenticatorName: "phone" }));
  expect(scanned.generate({ timestamp: 59_000 })).toBe(codeAtStep(keyOf(parts.secret), 1));
});
