// Proves that every URI of ours is read back, that others are judged as our core judges, and that no text throws.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryParameters, arbitrarySecret, arbitraryText } from "./arbitrary-totp";
import { otpauthUri } from "./otpauth-uri";
import { DEFAULT_TOTP_PARAMETERS } from "./parameters";
import { MAX_OTPAUTH_URI_CHARACTERS, parseOtpauthUri } from "./parse-otpauth-uri";

const SECRET = "JBSWY3DPEHPK3PXP";
const bytes = new Uint8Array(Buffer.from("48656c6c6f21deadbeef", "hex"));
const plain = { issuer: "", accountName: "", secret: bytes, parameters: DEFAULT_TOTP_PARAMETERS };

const read = (uri: string) => {
  const reading = parseOtpauthUri(uri);
  return reading.ok ? reading.value : reading.error;
};

test("everything that otpauthUri writes is read back", () => {
  const names = fc.oneof(
    arbitraryText,
    fc.constantFrom("a:b", ":", "%3A", "50% & more", "a+b", "?secret=AA#"),
  );
  const issuers = names.filter((text) => text !== "");
  fc.assert(
    fc.property(
      issuers,
      names,
      names,
      arbitrarySecret,
      arbitraryParameters,
      (issuer, accountName, authenticatorName, secret, parameters) => {
        const label = authenticatorName === "" ? accountName : `${accountName} (${authenticatorName})`;
        expect(read(otpauthUri({ issuer, accountName, authenticatorName, secret, parameters }))).toEqual({
          issuer: issuer.toWellFormed(),
          accountName: label.toWellFormed(),
          secret,
          parameters,
        });
      },
    ),
  );
});

test("no text at all makes it throw", () => {
  const pieces = fc.array(
    fc.oneof(
      arbitraryText,
      fc.constantFrom("otpauth://", "totp/", "?secret=", SECRET, "&", "=", "%", "%E0", ":", "#", "digits="),
    ),
  );
  const texts = fc.oneof(
    pieces.map((parts) => parts.join("")),
    pieces.map((parts) => `otpauth://totp/${parts.join("")}`),
    arbitraryText.map((text) => `otpauth://totp/?secret=${SECRET}&${text}`),
  );
  fc.assert(
    fc.property(texts, (text) => typeof parseOtpauthUri(text).ok === "boolean"),
    { numRuns: 2000 },
  );
});

describe("what others write", () => {
  test.each([
    ["", "", ""],
    ["/", "", ""],
    ["/ada@example.org", "", "ada@example.org"],
    ["/Acme:ada", "Acme", "ada"],
    ["/Acme%3Aada", "Acme", "ada"],
    ["/Acme%3aInc:ada", "Acme:Inc", "ada"],
    ["/Acme Co:ada+tag", "Acme Co", "ada+tag"],
    ["/Acme:ada:2", "Acme", "ada:2"],
    ["/a/b", "", "a/b"],
  ])("the label %j", (label, issuer, accountName) => {
    expect(read(`otpauth://totp${label}?secret=${SECRET}`)).toEqual({ ...plain, issuer, accountName });
  });

  test("the issuer of the parameter outranks the label's, unless it is empty", () => {
    expect(read(`otpauth://totp/A:x?secret=${SECRET}&issuer=B+C`)).toMatchObject({ issuer: "B C" });
    expect(read(`otpauth://totp/A:x?secret=${SECRET}&issuer=`)).toMatchObject({ issuer: "A" });
  });

  test("case of scheme, type and algorithm, blanks around, a fragment, and parameters of other programs", () => {
    const uri = ` OTPAUTH://TOTP/?secret=jbsw%20y3dp-ehpk3pxp&algorithm=sha-256&digits=8&period=060&image=x&image=y#z\n`;
    const parameters = { algorithm: "SHA256", digits: 8, periodSeconds: 60 };
    expect(read(uri)).toEqual({ ...plain, parameters });
  });
});

describe("what is refused", () => {
  test.each([
    ["", "uri-malformed"],
    [SECRET, "uri-malformed"],
    ["otpauth:totp/x?secret=A", "uri-malformed"],
    [`otpauth://steam/x?secret=${SECRET}`, "uri-malformed"],
    [`https://totp/x?secret=${SECRET}`, "uri-malformed"],
    [`otpauth://totp/%E0%A4?secret=${SECRET}`, "uri-malformed"],
    [`otpauth://totp/x?secret=${SECRET}&issuer=50%`, "uri-malformed"],
    [`otpauth://hotp/x?secret=${SECRET}&counter=1`, "uri-counter-based"],
    ["otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8", "uri-of-several"],
    ["otpauth://totp/x", "secret-empty"],
    ["otpauth://totp/x?secret=", "secret-empty"],
    ["otpauth://totp/x#?secret=AAAAAAAA", "secret-empty"],
    ["otpauth://totp/x?secret=not-base-32!", "secret-malformed"],
    [`otpauth://totp/x?secret=${"A".repeat(208)}`, "secret-too-long"],
    [`otpauth://totp/x?secret=${SECRET}&secret=${SECRET}`, "uri-parameter-twice"],
    [`otpauth://totp/x?secret=${SECRET}&digits=6&digit%73=8`, "uri-parameter-twice"],
    [`otpauth://totp/x?secret=${SECRET}&algorithm=MD5`, "algorithm-unknown"],
    [`otpauth://totp/x?secret=${SECRET}&algorithm=`, "algorithm-unknown"],
    [`otpauth://totp/x?secret=${SECRET}&algorithm=%C5%BFHA1`, "algorithm-unknown"],
    ...["3", "9", "", "6.0", "-6", "1e1", "６", "%206", "0006"].map((digits) => [
      `otpauth://totp/x?secret=${SECRET}&digits=${digits}`,
      "digits-out-of-range",
    ]),
    ...["9", "121", "", "0x1e"].map((period) => [
      `otpauth://totp/x?secret=${SECRET}&period=${period}`,
      "period-out-of-range",
    ]),
  ])("%s is %s", (uri, error) => {
    expect(read(String(uri))).toBe(error);
  });

  test("a text longer than any QR code", () => {
    const uri = `otpauth://totp/?secret=${SECRET}&x=`;
    const fill = (characters: number) => uri.padEnd(characters, "x");
    expect(read(fill(MAX_OTPAUTH_URI_CHARACTERS))).toEqual(plain);
    expect(read(fill(MAX_OTPAUTH_URI_CHARACTERS + 1))).toBe("uri-too-long");
  });
});
