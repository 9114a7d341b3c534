// Proves that only a cookie sealed here, as a session, gives a session's token, and that no other value throws (R20, R23).
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { settings } from "@/lib/platform/env";
import { newToken } from "@/lib/platform/random-token";
import { cookieName } from "@/lib/sign-in/cookies";
import { readSessionCookie } from "@/lib/sign-in/next-auth";

const sessionToken = newToken().token;
const content = { purpose: "session", sessionToken };
const sealed = (token: object, rest: { secret?: string; salt?: string; maxAge?: number } = {}) =>
  encode({ token, secret: settings().authSecret, salt: cookieName("session"), ...rest });

it("gives the token of a session cookie", async () => {
  expect(await readSessionCookie(await sealed(content))).toBe(sessionToken);
});

describe("gives nothing", () => {
  it.each([
    ["of another purpose", { ...content, purpose: "ticket" }],
    ["of no purpose", { sessionToken }],
    ["with a token that is no text", { ...content, sessionToken: { toString: "x" } }],
    ["without a token", { purpose: "session" }],
    [
      "of next-auth's own making: a user without a session",
      { sub: "1", name: "x", email: "user@example.test" },
    ],
  ])("for a cookie %s", async (_, other) => {
    expect(await readSessionCookie(await sealed(other))).toBeNull();
  });

  it("for one that was sealed for another cookie, with another secret, or that has expired", async () => {
    const others = [
      { salt: cookieName("ticket") },
      { salt: "authjs.session-token" },
      { secret: "x".repeat(44) },
      { maxAge: -60 },
    ];
    for (const other of others) expect(await readSessionCookie(await sealed(content, other))).toBeNull();
  });

  it("for one with any part changed or left out", async () => {
    const parts = (await sealed(content)).split(".");
    for (let at = 0; at < parts.length; at += 1) {
      const swapped = parts.with(at, "AAAA").join(".");
      expect(await readSessionCookie(swapped), `part ${at} changed`).toBeNull();
      expect(await readSessionCookie(parts.toSpliced(at, 1).join(".")), `part ${at} left out`).toBeNull();
    }
  });

  it.each([
    undefined,
    "",
    " ",
    "null",
    "{}",
    "a.b.c.d.e",
    "%",
    "Bearer %",
    sessionToken,
    "🔑",
    "a".repeat(100_000),
    "eyJhbGciOiJub25lIn0.e30.",
  ])("for %j", async (value) => {
    expect(await readSessionCookie(value)).toBeNull();
  });
});
