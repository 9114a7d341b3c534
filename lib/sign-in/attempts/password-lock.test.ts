// Proves that wrong passwords slow down one canonical address, unknown ones alike, and never lock its owner's browser out.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { KNOWN_BROWSER_SECONDS } from "@/lib/platform/durations";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { signInSchema } from "@/lib/sign-in/schemas";
import { signIn } from "@/lib/sign-in/sign-in";
import { later, makePerson, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const WRONG = "not the password";

interface Try {
  password?: string;
  now?: Date;
  browserMark?: string;
}

const tryPassword = (email: string, { password = PASSWORD, now = NOW, browserMark }: Try = {}) =>
  signIn({ email, password, browserMark }, TRACE, now);

async function fail(email: string, times: number, rest: Try = {}): Promise<void> {
  for (let n = 0; n < times; n += 1) await tryPassword(email, { ...rest, password: WRONG });
}

/** The reasons of the latest failures, oldest first. */
async function reasonsSince(id: number): Promise<(string | null)[]> {
  const rows = await database().auditRow.findMany({ where: { id: { gt: id } }, orderBy: { id: "asc" } });
  return rows.map(({ reason }) => reason);
}
const lastRow = async () => (await database().auditRow.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0;

describe("five wrong passwords", () => {
  it("refuse the right one for thirty seconds, to the second", async () => {
    const { email } = await makePerson();
    await fail(email, 5);
    expect((await tryPassword(email, { now: later(29.999) })).ok).toBe(false);
    expect((await tryPassword(email, { now: later(30) })).ok).toBe(true);
  });

  it("and then one a lock, which doubles; a right one clears the count", async () => {
    const { email } = await makePerson();
    await fail(email, 5);
    await fail(email, 1, { now: later(30) });
    expect((await tryPassword(email, { now: later(89.999) })).ok).toBe(false);
    expect((await tryPassword(email, { now: later(90) })).ok).toBe(true);
    await fail(email, 4, { now: later(100) });
    expect((await tryPassword(email, { now: later(100) })).ok).toBe(true);
  });

  it("are all that is evaluated of twenty at once (R80)", async () => {
    const { email } = await makePerson();
    const since = await lastRow();
    await Promise.all(Array.from({ length: 20 }, () => fail(email, 1)));
    const reasons = await reasonsSince(since);
    expect(reasons.filter((reason) => reason === "wrong-password")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "locked")).toHaveLength(15);
  });

  it("lock an unknown address just the same (R15)", async () => {
    const since = await lastRow();
    await fail("unknown@example.test", 6);
    expect(await reasonsSince(since)).toEqual([...Array(5).fill("unknown-address"), "locked"]);
  });

  it("count for one address however it is spelt (R82)", async () => {
    const { email } = await makePerson(NOW, "spelt@example.test");
    const spellings = [
      "SPELT@example.test",
      " spelt@EXAMPLE.test ",
      "ｓｐｅｌｔ@example.test",
      "Spelt＠Example.Test",
    ];
    for (const spelling of [...spellings, email]) {
      const form = new FormData();
      form.set("email", spelling);
      form.set("password", WRONG);
      await fail(signInSchema.parse(form).email, 1);
    }
    expect((await tryPassword(email)).ok).toBe(false);
    expect((await tryPassword(email, { now: later(30) })).ok).toBe(true);
  });
});

describe("a browser that signed in before (R81)", () => {
  it("gets in while a stranger keeps the address locked", async () => {
    const { email, session } = await makePerson();
    const browserMark = markKnownBrowser(session.accountId, NOW);
    await fail(email, 8);
    expect((await tryPassword(email)).ok).toBe(false);
    expect((await tryPassword(email, { browserMark })).ok).toBe(true);
  });

  it("has five tries of its own, which lock nobody else out", async () => {
    const { email, session } = await makePerson();
    const browserMark = markKnownBrowser(session.accountId, NOW);
    await fail(email, 5, { browserMark });
    expect((await tryPassword(email, { browserMark })).ok).toBe(false);
    expect((await tryPassword(email)).ok).toBe(true);
  });

  it("is not believed with a mark that was forged, altered, made for another account, or half a year ago", async () => {
    const { email, session } = await makePerson();
    const stranger = await makePerson();
    const mark = markKnownBrowser(session.accountId, NOW);
    const [id, madeAt, signature = ""] = mark.split(".");
    const marks = [
      "",
      ".",
      "forged.forged",
      `${id}.${madeAt}.`,
      `x${mark}`,
      `${id}.${madeAt}.${signature.slice(1)}A`,
      `${id}.${Number(madeAt) + 1}.${signature}`,
      `other.${madeAt}.${signature}`,
      markKnownBrowser(session.accountId, later(-KNOWN_BROWSER_SECONDS)),
      markKnownBrowser(stranger.session.accountId, NOW),
    ];
    await fail(email, 5);
    for (const browserMark of marks)
      expect((await tryPassword(email, { browserMark })).ok, browserMark).toBe(false);
  });
});

it("gives the attempt back when the server, not the person, failed", async () => {
  const { email, session } = await makePerson();
  await fail(email, 4);
  const { hash } = await database().password.findUniqueOrThrow({ where: { accountId: session.accountId } });
  const where = { accountId: session.accountId };
  await database().password.update({ where, data: { hash: "not a hash" } });
  for (let n = 0; n < 3; n += 1) await expect(tryPassword(email)).rejects.toThrow();
  await database().password.update({ where, data: { hash } });
  expect((await tryPassword(email)).ok).toBe(true);
});
