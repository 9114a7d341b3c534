// Proves that asking for an account tells nobody whether there is one: in words, in rows that matter, and in time (R15).
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { signUpSchema } from "@/lib/accounts/schemas";
import { requestSignUp } from "@/lib/accounts/sign-up/pending-sign-up";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { sweepAccounts } from "@/lib/accounts/sweep";
import { freshAddress } from "@/lib/api/test-address";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { formOf } from "@/lib/platform/actions/test-forms";
import { database } from "@/lib/platform/db";
import { EMAIL_CONFIRMATION_SECONDS } from "@/lib/platform/durations";
import { MAIL_REQUESTS_BY_CLIENT, MAIL_REQUESTS_TO_ADDRESS } from "@/lib/platform/limits";
import { hashToken } from "@/lib/platform/random-token";
import { later, makePerson, NOW, PASSWORD } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

// Before anything asks for the settings.
process.env.SIGN_UP = "confirmed";

const ask = (email: string, password = PASSWORD, clientAddress = freshAddress()) =>
  requestSignUp({ email, password, locale: "zh-CN", clientAddress, trace: TRACE, now: NOW });

const done = { ok: true, value: null };

describe("a sign-up that waits", () => {
  it("is no account: its mail in the reader's language holds a link under APP_URL with the token as fragment (R70)", async () => {
    const email = freshEmail();
    expect(await ask(email)).toEqual(done);
    expect(await database().account.count({ where: { email } })).toBe(0);
    const [mail, ...more] = await queuedMails(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "confirm-sign-up", to: email, locale: "zh-CN", accountId: null });
    expect(mail?.values.link).toMatch(/^http:\/\/localhost:3000\/confirm-sign-up#[\w-]{43}$/);
    const hash = hashToken(tokenOf(mail?.values.link));
    const row = await database().pendingSignUp.findUniqueOrThrow({ where: { hash } });
    expect(row).toMatchObject({ email, createdAt: NOW, expiresAt: later(EMAIL_CONFIRMATION_SECONDS) });
    expect(row.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it("leaves neither its token nor its password on the disk", async () => {
    const [email, password] = [freshEmail(), `Canary ${randomUUID()}`];
    await ask(email, password);
    const [mail] = await queuedMails(email);
    const dump = dumpDatabase();
    for (const secret of [password, tokenOf(mail?.values.link)]) expect(dump.includes(secret)).toBe(false);
  });

  it("is swept away with its hash after a day", async () => {
    const email = freshEmail();
    await ask(email);
    const waiting = () => database().pendingSignUp.count({ where: { email } });
    await sweepAccounts(later(EMAIL_CONFIRMATION_SECONDS - 1));
    expect(await waiting()).toBe(1);
    await sweepAccounts(later(EMAIL_CONFIRMATION_SECONDS));
    expect(await waiting()).toBe(0);
  });

  it("stands in the security log without an account, and is the only way in", async () => {
    const email = freshEmail();
    const count = () => database().auditRow.count({ where: { event: "sign-up.requested" } });
    const before = await count();
    await ask(email);
    expect(await count()).toBe(before + 1);
    const atOnce = await signUp({ email, password: PASSWORD, locale: "en", trace: TRACE, now: NOW });
    expect(atOnce).toMatchObject({ error: "sign-up-closed" });
  });
});

describe("a taken address (R15)", () => {
  it("gets the same answer, for every password; only its owner's mail says more", async () => {
    const { email, session } = await makePerson();
    const before = await database().pendingSignUp.count();
    expect(await ask(email)).toEqual(await ask(freshEmail()));
    expect(await ask(email, "short")).toEqual(await ask(freshEmail(), "short"));
    expect(await database().pendingSignUp.count()).toBe(before + 1);
    const mails = await queuedMails(email);
    expect(mails.map(({ kind, values, locale }) => ({ kind, values, locale }))).toEqual([
      { kind: "address-taken", values: { link: "http://localhost:3000/sign-in" }, locale: "en" },
    ]);
    const where = { subjectId: session.accountId, event: "sign-up.requested" };
    expect(await database().auditRow.findMany({ where })).toMatchObject([
      { result: "failure", reason: "email-taken", actorId: null },
    ]);
  });

  it("takes as long as a new one (medians of 40 within 25 %)", async () => {
    const times = { taken: [] as number[], fresh: [] as number[] };
    const time = async (kind: keyof typeof times, address: string) => {
      // Of the processor: what else runs on the machine makes answers late, and not these.
      const before = process.cpuUsage();
      await ask(address);
      const { user, system } = process.cpuUsage(before);
      times[kind].push(user + system);
    };
    // An address each: only three mails an hour go to one.
    const people = await Promise.all(Array.from({ length: 40 }, () => makePerson()));
    await ask(freshEmail());
    for (const [place, { email }] of people.entries()) {
      // In turns, so that neither kind always follows the other.
      if (place % 2 === 0) await time("taken", email);
      await time("fresh", freshEmail());
      if (place % 2 === 1) await time("taken", email);
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[list.length / 2] ?? Number.NaN;
    const ratio = median(times.taken) / median(times.fresh);
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.25);
  });
});

describe("mails that strangers cause end in silence", () => {
  it.each(["new", "taken"])("beyond %s address's share", async (kind) => {
    const email = kind === "new" ? freshEmail() : (await makePerson()).email;
    for (let n = 0; n < MAIL_REQUESTS_TO_ADDRESS + 2; n += 1) expect(await ask(email)).toEqual(done);
    expect(await queuedMails(email)).toHaveLength(MAIL_REQUESTS_TO_ADDRESS);
    const pending = await database().pendingSignUp.count({ where: { email } });
    expect(pending).toBe(kind === "new" ? MAIL_REQUESTS_TO_ADDRESS : 0);
  });

  it("beyond one client's share", async () => {
    const client = freshAddress();
    const emails = Array.from({ length: MAIL_REQUESTS_BY_CLIENT + 2 }, freshEmail);
    for (const email of emails) expect(await ask(email, PASSWORD, client)).toEqual(done);
    const mails = await Promise.all(emails.map((email) => queuedMails(email)));
    expect(mails.flat()).toHaveLength(MAIL_REQUESTS_BY_CLIENT);
  });
});

describe("what is no single address reaches no verb (R55)", () => {
  it.each([
    "a@example.test,b@example.test",
    "a@example.test;b@example.test",
    "a@example.test b@example.test",
    "a@example.test\r\nBcc: b@example.test",
    "a@example.test%0d%0aBcc:b@example.test\n,x",
    "a\n@example.test",
    "<a@example.test>",
    '"><script>alert(1)</script>@example.test',
    "<img/src=x>@example.test",
    "Name <a@example.test>",
  ])("%j", (email) => {
    const parsed = signUpSchema.safeParse(formOf({ email, password: PASSWORD }));
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["email-malformed"]);
  });
});
