// Proves that a canonical address has one account at most, and that what was refused leaves nothing behind.
import { randomInt, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { signIn } from "@/lib/sign-in/sign-in";
import { makePerson, mustHave, NOW, PASSWORD, redeem } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

const attempt = (password: string, email = freshEmail()) =>
  signUp({ email, password, locale: "en", trace: TRACE, now: NOW });
const counts = async () => {
  const db = database();
  return Promise.all([db.account.count(), db.password.count(), db.signInGrant.count(), db.auditRow.count()]);
};

describe("a new account", () => {
  it("opens a session, has no second factor, and is a member", async () => {
    const email = freshEmail();
    const session = await redeem(mustHave(await attempt(PASSWORD, email)));
    expect(session).toMatchObject({ email, role: "member", factor: "password", hasSecondFactor: false });
    const account = await database().account.findUniqueOrThrow({
      where: { email },
      include: { password: true },
    });
    expect(account).toMatchObject({
      createdAt: NOW,
      password: { algorithm: "argon2id", pepperId: "p1", changedAt: NOW },
    });
    expect(account.password?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("leaves nothing of its password on the disk", async () => {
    const password = `Canary ${randomUUID()}`;
    mustHave(await attempt(password));
    const dump = dumpDatabase();
    for (const trace of [
      password,
      password.toLowerCase(),
      Buffer.from(password).toString("base64"),
      Buffer.from(password).toString("hex"),
    ]) {
      expect(dump.includes(trace)).toBe(false);
    }
  });

  it("is one of ten that are made at once for one address", async () => {
    const email = freshEmail();
    const results = await Promise.all(Array.from({ length: 10 }, () => attempt(PASSWORD, email)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = results.filter(({ ok }) => !ok);
    expect(refusals).toEqual(refusals.map(() => ({ ok: false, error: "email-taken", details: {} })));
    expect(await database().account.count({ where: { email } })).toBe(1);
  });

  it("may have a password of 8 and of 128 code points, emoji among them, and signs in with the whole of it (R7, R8)", async () => {
    const letters = Array.from({ length: 20 }, () => String.fromCharCode(97 + randomInt(26))).join("");
    for (const password of ["xq7#vK!z", `xq7#vK!z${"🔑".repeat(119)}x`, letters]) {
      const email = freshEmail();
      mustHave(await attempt(password, email));
      const withPassword = (typed: string) =>
        signIn({ email, password: typed, browserMark: undefined }, TRACE, NOW);
      expect((await withPassword(password.slice(0, -1))).ok).toBe(false);
      expect((await withPassword(password)).ok).toBe(true);
    }
  });

  it("is entered with the same word typed on another keyboard (NFKC), and with no other", async () => {
    const email = freshEmail();
    mustHave(await attempt("Ångström ﬁve zebra", email));
    const withPassword = (typed: string) =>
      signIn({ email, password: typed, browserMark: undefined }, TRACE, NOW);
    expect((await withPassword("A\u030angstro\u0308m five zebra")).ok).toBe(true);
    expect((await withPassword("ångström five zebra")).ok).toBe(false);
  });
});

describe("what was refused leaves nothing behind", () => {
  it.each([
    ["short1x", "password-too-short"],
    ["a".repeat(129), "password-too-long"],
    ["password123", "password-guessable"],
    ["Twofold1", "password-guessable"],
    ["localhost", "password-guessable"],
  ])("password %j", async (password, error) => {
    const before = await counts();
    expect(await attempt(password)).toEqual({ ok: false, error, details: {} });
    expect(await counts()).toEqual(before);
  });

  it.each(["wilma.quist", "wilma.quist@example.test", "quist123", "Wilma.Quist1"])(
    "password %j for an address that holds it (R10)",
    async (password) => {
      const before = await counts();
      expect(await attempt(password, "wilma.quist@example.test")).toMatchObject({
        error: "password-guessable",
      });
      expect(await counts()).toEqual(before);
    },
  );

  it("a taken address: its account and its password stay as they were", async () => {
    const { email } = await makePerson();
    const before = await counts();
    expect(await attempt("another plum kettle", email)).toMatchObject({ error: "email-taken" });
    expect(await counts()).toEqual(before);
    expect((await signIn({ email, password: PASSWORD, browserMark: undefined }, TRACE, NOW)).ok).toBe(true);
  });
});

it("gives a grant that opens one session", async () => {
  const grant = mustHave(await attempt(PASSWORD));
  await redeem(grant);
  await expect(redeem(grant)).rejects.toThrow("opened no session");
});
