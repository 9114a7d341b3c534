// Proves that of all links to be the first administrator one is good, whatever comes at once, and none after it (R3).
import { beforeEach, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { acceptInvitation, invite } from "@/lib/accounts/sign-up/invitation";
import { createFirstAdmin } from "@/lib/admin/create-first-admin";
import { inviteFirstAdmin } from "@/lib/admin/invite-first-admin";
import { isSetupOpen, renewSetupToken } from "@/lib/admin/setup-store";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { later, mustHave, NOW, PASSWORD, redeem } from "@/lib/two-factor/test-person";

const request = { locale: "en", trace: TRACE, now: NOW } as const;
const ask = (email = freshEmail()) => inviteFirstAdmin({ ...request, email });
const askToken = async (email?: string) => tokenOf(mustHave(await ask(email)));
const accept = (token: string, now = NOW, password = PASSWORD) =>
  acceptInvitation({ ...request, token, password, now });
const setUp = (token: string) =>
  createFirstAdmin({ ...request, token, email: freshEmail(), password: PASSWORD });
const openSetup = async () => (await renewSetupToken()) ?? "";
const admins = () => database().account.count({ where: { role: "admin" } });
const linkInvalid = { ok: false, error: "link-invalid", details: {} };

beforeEach(async () => {
  await database().installation.deleteMany();
  await database().account.deleteMany();
});

describe("the invitation", () => {
  it("makes an administrator, who still has to enroll, and closes the set-up link", async () => {
    const setup = await openSetup();
    const email = freshEmail();
    const token = await askToken(email);
    expect(await isSetupOpen(setup), "it closes nothing by itself").toBe(true);
    const session = await redeem(mustHave(await accept(token)));
    expect(session).toMatchObject({ email, role: "admin", hasSecondFactor: false });
    expect(await isSetupOpen(setup)).toBe(false);
    expect(await setUp(setup)).toMatchObject({ error: "setup-closed" });
    expect(await renewSetupToken()).toBeNull();
    expect(await admins()).toBe(1);
  });

  it("works where no server has ever started", async () => {
    expect(await database().installation.count()).toBe(0);
    expect((await accept(await askToken())).ok).toBe(true);
    expect(await renewSetupToken()).toBeNull();
  });

  it("dies with the set-up link, and is not made any more, also when that administrator is gone", async () => {
    const token = await askToken();
    mustHave(await setUp(await openSetup()));
    expect(await accept(token)).toEqual(linkInvalid);
    await database().account.deleteMany();
    expect(await accept(token)).toEqual(linkInvalid);
    expect(await ask()).toMatchObject({ error: "setup-closed" });
    expect(await admins()).toBe(0);
  });

  it("ends after a day, and when a newer one for the same address takes its place", async () => {
    const email = freshEmail();
    const [older, newer] = [await askToken(email), await askToken(email)];
    expect(await accept(older)).toEqual(linkInvalid);
    expect(await accept(newer, later(INVITATION_SECONDS))).toEqual(linkInvalid);
    expect((await accept(newer, later(INVITATION_SECONDS - 1))).ok).toBe(true);
  });

  it("is not spent on a password that is refused, which closes nothing", async () => {
    const [setup, token] = [await openSetup(), await askToken()];
    expect(await accept(token, NOW, "short")).toMatchObject({ error: "password-too-short" });
    expect(await isSetupOpen(setup)).toBe(true);
    expect((await accept(token)).ok).toBe(true);
  });
});

describe("one administrator is made", () => {
  it("when the set-up link and an invitation are used at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      await database().installation.deleteMany();
      await database().account.deleteMany();
      const [setup, token] = [await openSetup(), await askToken()];
      const both = [() => setUp(setup), () => accept(token)];
      if (round % 2) both.reverse();
      const results = await Promise.all(both.map((enter) => enter()));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await admins()).toBe(1);
    }
  });

  it("when ten invitations, one of them ten times, and the set-up link are used at once", async () => {
    const setup = await openSetup();
    const tokens = await Promise.all(Array.from({ length: 10 }, () => askToken()));
    const entries = [...tokens, ...Array<string>(9).fill(tokens[0] ?? "")].map((token) => accept(token));
    const results = await Promise.all([...entries, setUp(setup)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await admins()).toBe(1);
    expect(await database().account.count()).toBe(1);
  });
});

describe("other invitations of administrators", () => {
  const inviteAdmin = async () =>
    tokenOf(mustHave(await invite({ ...request, email: freshEmail(), role: "admin" })));

  it("close set-up as well, when the first administrator comes with one", async () => {
    const [setup, first, other] = [await openSetup(), await askToken(), await inviteAdmin()];
    mustHave(await accept(other));
    expect(await isSetupOpen(setup)).toBe(false);
    expect(await accept(first)).toEqual(linkInvalid);
    expect(await admins()).toBe(1);
  });

  it("go on making more of them afterwards", async () => {
    mustHave(await accept(await askToken()));
    for (let n = 0; n < 2; n += 1) mustHave(await accept(await inviteAdmin()));
    expect(await admins()).toBe(3);
  });

  it("of members close nothing", async () => {
    const setup = await openSetup();
    const link = mustHave(await invite({ ...request, email: freshEmail(), role: "member" }));
    mustHave(await accept(tokenOf(link)));
    expect(await isSetupOpen(setup)).toBe(true);
  });
});
