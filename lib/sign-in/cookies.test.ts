// Proves the names and attributes of the cookies behind https: bound to this host, out of reach of scripts (R59).
import { expect, it } from "vitest";
import { type CookieKind, cookieField, cookieName, cookieOptions } from "@/lib/sign-in/cookies";

// Before anything asks for the settings.
process.env.APP_URL = "https://2fa.example.org";

/** Every one that there is: what the type has more of does not compile. */
const SAME_SITE: Record<CookieKind, "lax" | "strict"> = {
  session: "lax",
  ticket: "strict",
  grant: "strict",
  browser: "lax",
  trusted: "strict",
  passkey: "strict",
  done: "strict",
  callback: "strict",
  csrf: "strict",
};
const KINDS = Object.keys(SAME_SITE) as CookieKind[];

it("gives each credential a cookie of its own that only https and this host set (R59)", () => {
  const names = KINDS.map(cookieName);
  expect(new Set(names).size).toBe(KINDS.length);
  for (const name of names) expect(name).toMatch(/^__Host-twofold\./);
});

it.each(KINDS)("keeps the %s from scripts, plain http, other paths and other hosts", (kind) => {
  const options = cookieOptions(kind, 60);
  expect(options).toMatchObject({ httpOnly: true, secure: true, path: "/", maxAge: 60 });
  expect(options).not.toHaveProperty("domain");
});

it("sends none but the session and the browser's mark along with a request that another site began (R24)", () => {
  const sent = KINDS.map((kind) => [kind, cookieOptions(kind).sameSite]);
  expect(Object.fromEntries(sent)).toEqual(SAME_SITE);
});

it("ends a cookie with the browser unless told otherwise, and at once for an age of none", () => {
  for (const kind of KINDS) {
    expect(cookieOptions(kind)).not.toHaveProperty("maxAge");
    expect(cookieOptions(kind, 0)).toMatchObject({ maxAge: 0 });
  }
});

it("says the same in a field that the edge sends", () => {
  const field = cookieField("passkey", "a_-9");
  expect(field).toBe("__Host-twofold.passkey=a_-9; Path=/; HttpOnly; Secure; SameSite=strict");
});
