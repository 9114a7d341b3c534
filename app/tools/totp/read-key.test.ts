// Proves that a key is read however it was grouped, and that a URI brings its own parameters.
import { expect, test } from "vitest";
import { readKey } from "./read-key";

const secret = new Uint8Array(Buffer.from("48656c6c6f21deadbeef", "hex"));

test.each([
  "JBSWY3DPEHPK3PXP",
  "  jbsw y3dp ehpk 3pxp\n",
  "JBSW-Y3DP-EHPK-3PXP",
  "JBSW\u00a0Y3DP\u2011EHPK\u200b3PXP",
  "JBSWY3DP\r\nEHPK3PXP",
])("%j is one key", (text) => {
  expect(readKey(text)).toEqual({ kind: "read", secret });
});

test("a URI says more, even one that a mail broke into lines", () => {
  const text = "otpauth://totp/Acme:ada\n  ?secret=JBSWY3DP\r\nEHPK3PXP&digits=8&period=60&algorithm=SHA512";
  expect(readKey(text)).toEqual({
    kind: "read",
    secret,
    uri: {
      issuer: "Acme",
      accountName: "ada",
      parameters: { algorithm: "SHA512", digits: 8, periodSeconds: 60 },
    },
  });
});

test("nothing yet is no mistake; what is no key is one", () => {
  expect(readKey(" \n ")).toEqual({ kind: "none" });
  expect(readKey("---")).toEqual({ kind: "refused", error: "secret-empty" });
  expect(readKey("JBSWY3DP1")).toEqual({ kind: "refused", error: "secret-malformed" });
  expect(readKey("otpauth://hotp/x?secret=JBSWY3DP")).toEqual({
    kind: "refused",
    error: "uri-counter-based",
  });
});
