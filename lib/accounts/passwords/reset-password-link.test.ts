// Proves that a reset link works once, for its own account and its own address, and is not used up by a refusal.

import { describe, expect, it } from "vitest";
import { mintLink } from "@/lib/accounts/link-token";
import {
  alive,
  events,
  makeBusyPerson,
  NEW_PASSWORD,
  opens,
  reset,
  resetTokenFor,
  STAYING,
} from "@/lib/accounts/passwords/test-password-person";
import { tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

describe("a link (R70)", () => {
  it("works once", async () => {
    const { email } = await makePerson();
    const token = await resetTokenFor(email);
    mustHave(await reset(token));
    expect(await reset(token, "another lantern oboe")).toMatchObject({ error: "link-invalid" });
    expect(await opens(email, NEW_PASSWORD)).toBe(true);
  });

  it("works once of twenty posts at once, each with another password", async () => {
    const { email, session } = await makePerson();
    const token = await resetTokenFor(email);
    const words = Array.from({ length: 20 }, (_, n) => `${NEW_PASSWORD} ${n}`);
    const results = await Promise.all(words.map((password) => reset(token, password)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await opens(email, words[results.findIndex(({ ok }) => ok)])).toBe(true);
    expect(await events(session.accountId, "password.reset")).toHaveLength(1);
  });

  it("is refused expired, cut short, empty, altered, of another purpose, or after a newer one", async () => {
    const { email, session, links } = await makeBusyPerson();
    const replaced = await resetTokenFor(email);
    const token = await resetTokenFor(email);
    const others = STAYING.map((purpose) => links.get(purpose) ?? "");
    for (const bad of ["", "x", "\0", token.slice(1), token.slice(0, -1), `${token}A`, replaced, ...others])
      expect(await reset(bad)).toMatchObject({ error: "link-invalid" });
    expect(await reset(token, NEW_PASSWORD, later(1800))).toMatchObject({ error: "link-invalid" });
    expect(await opens(email)).toBe(true);
    expect((await alive(session.accountId)).sessions).toBeGreaterThan(0);
  });

  it("of somebody else changes their password, never mine", async () => {
    const [mine, yours] = [await makePerson(), await makePerson()];
    mustHave(await reset(await resetTokenFor(yours.email)));
    expect(await opens(mine.email)).toBe(true);
    expect(await opens(yours.email, NEW_PASSWORD)).toBe(true);
  });

  it("opens nothing once the account has another address (R71)", async () => {
    const { email, session } = await makePerson();
    const where = { id: session.accountId };
    const token = await resetTokenFor(email);
    await database().account.update({ where, data: { email: `moved-${email}` } });
    expect(await reset(token)).toMatchObject({ error: "link-invalid" });
    expect(await opens(`moved-${email}`)).toBe(true);
  });

  it("without an account opens nothing", async () => {
    const link = await transaction((tx) => mintLink(tx, "reset-password", {}, NOW));
    expect(await reset(tokenOf(link))).toMatchObject({ error: "link-invalid" });
  });

  it.each([
    ["short (R7)", "xq7#vK!", "password-too-short"],
    ["of 129 code points (R8)", "🔑".repeat(129), "password-too-long"],
    ["guessed soon (R9)", "Password123!", "password-guessable"],
  ])("is not used up by a password that is %s", async (_name, password, error) => {
    const { email } = await makePerson();
    const token = await resetTokenFor(email);
    expect(await reset(token, password)).toMatchObject({ error });
    mustHave(await reset(token));
  });
});
