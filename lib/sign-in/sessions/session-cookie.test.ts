// Proves that only a cookie sealed here, as a session, gives a session's token, and that no other value throws (R20, R23).
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { derivedKey } from "@/lib/platform/derived-key";
import { settings } from "@/lib/platform/env";
import { newToken } from "@/lib/platform/random-token";
import { readSessionCookie, sealSessionCookie } from "@/lib/sign-in/sessions/session-cookie";

const { token } = newToken();
const sealed = sealSessionCookie(token);
const sealedUnder = (key: string | Uint8Array) =>
  `${token}.${createHmac("sha256", key).update(token).digest("base64url")}`;

it("gives the token of a session cookie", () => {
  expect(readSessionCookie(sealed)).toBe(token);
});

describe("gives nothing", () => {
  it.each([
    ["under the secret itself", settings().authSecret],
    ["for another purpose", derivedKey("trusted device")],
    ["under another secret", derivedKey("session cookie", "x".repeat(44))],
    ["under no key", ""],
  ])("for one sealed %s", (_, key) => {
    expect(sealedUnder(derivedKey("session cookie"))).toBe(sealed);
    expect(readSessionCookie(sealedUnder(key))).toBeNull();
  });

  it("for one with the proof of another token", () => {
    const [, proof] = sealSessionCookie(newToken().token).split(".");
    expect(readSessionCookie(`${token}.${proof}`)).toBeNull();
  });

  it("for one with any character changed or left out", () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === "g" ? "w" : "g";
      expect(
        readSessionCookie(`${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`),
        `at ${at}`,
      ).toBeNull();
      expect(readSessionCookie(sealed.slice(0, at) + sealed.slice(at + 1)), `without ${at}`).toBeNull();
    }
  });

  it.each([
    undefined,
    "",
    " ",
    ".",
    "null",
    "{}",
    "a.b.c.d.e",
    "%",
    "Bearer %",
    token,
    `${token}.`,
    `${sealed}.`,
    `${sealed}\n`,
    ` ${sealed}`,
    "🔑",
    "a".repeat(100_000),
    "eyJhbGciOiJub25lIn0.e30.",
  ])("for %j", (value) => {
    expect(readSessionCookie(value)).toBeNull();
  });
});
