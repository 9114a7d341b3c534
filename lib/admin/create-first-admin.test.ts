// Proves that set-up makes one administrator, once, with the newest link alone, and is closed for ever after (R3).
import { beforeEach, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { createFirstAdmin } from "@/lib/admin/create-first-admin";
import { setupNotice } from "@/lib/admin/setup-notice";
import { isSetupOpen, renewSetupToken } from "@/lib/admin/setup-store";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { newToken } from "@/lib/platform/random-token";
import { makePerson, mustHave, NOW, PASSWORD, redeem } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

const create = (token: string, email = freshEmail(), password = PASSWORD) =>
  createFirstAdmin({ token, email, password, locale: "en", trace: TRACE, now: NOW });
const admins = () => database().account.count({ where: { role: "admin" } });
const openSetup = async () => (await renewSetupToken()) ?? "";
const closed = { ok: false, error: "setup-closed", details: {} };

beforeEach(async () => {
  await database().installation.deleteMany();
  await database().account.deleteMany();
});

describe("the link", () => {
  it("makes an administrator, who still has to enroll and to confirm the address", async () => {
    const session = await redeem(mustHave(await create(await openSetup())));
    expect(session).toMatchObject({ role: "admin", hasSecondFactor: false, factor: "password" });
    expect(await queuedMails(session.email)).toMatchObject([{ kind: "confirm-email" }]);
    const where = { subjectId: session.accountId, event: "account.created" };
    expect(await database().auditRow.findFirst({ where })).toMatchObject({ reason: "first-admin" });
  });

  it("makes one of ten that come at once", async () => {
    const token = await openSetup();
    const results = await Promise.all(Array.from({ length: 10 }, () => create(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await admins()).toBe(1);
    expect(await database().account.count()).toBe(1);
  });

  it("ends when a newer one is made, and no other token stands in for it", async () => {
    const [older, newer] = [await openSetup(), await openSetup()];
    const person = await makePerson();
    for (const token of [older, "", "x", newToken().token, person.session.token]) {
      expect(await isSetupOpen(token)).toBe(false);
      expect(await create(token)).toEqual(closed);
    }
    expect((await create(newer)).ok).toBe(true);
  });

  it("is not spent on what was refused for another reason", async () => {
    const token = await openSetup();
    const { email } = await makePerson();
    expect(await create(token, email)).toMatchObject({ error: "email-taken" });
    expect(await create(token, freshEmail(), "short")).toMatchObject({ error: "password-too-short" });
    expect(await isSetupOpen(token)).toBe(true);
  });

  it("is kept as its SHA-256 alone", async () => {
    const token = await openSetup();
    expect(dumpDatabase().includes(token)).toBe(false);
  });
});

describe("once there has been an administrator", () => {
  it("there is no link any more, also when that administrator is gone", async () => {
    expect(await setupNotice()).toEqual([expect.stringMatching(/\/setup\?token=[\w-]{43}$/)]);
    const token = await openSetup();
    mustHave(await create(token));
    await database().account.deleteMany();
    expect(await setupNotice()).toEqual([]);
    expect(await renewSetupToken()).toBeNull();
    expect(await isSetupOpen(token)).toBe(false);
    expect(await create(token)).toEqual(closed);
    expect(await admins()).toBe(0);
  });
});
