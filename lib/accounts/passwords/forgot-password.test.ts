// Proves that asking for a reset mails the owner alone, tells nobody anything, and floods no mailbox.
import { describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { findLink } from "@/lib/accounts/link-store";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { events, opens, resetMails, resetTokenFor } from "@/lib/accounts/passwords/test-password-person";
import { forgotPasswordSchema } from "@/lib/accounts/schemas";
import { disablePassword } from "@/lib/accounts/store";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { findSession } from "@/lib/sign-in/sessions/session";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

const ask = (email: string, clientAddress = "127.0.0.1", now = NOW) =>
  forgotPassword({ email, clientAddress, trace: TRACE, now });

describe("a request for a reset (R70)", () => {
  it("mails a link under APP_URL, 256 bits in the fragment, whatever the request was", async () => {
    const { email } = await makePerson();
    await ask(email);
    const [mail, ...more] = await resetMails(email);
    expect(more).toEqual([]);
    const url = new URL(mail?.values.link ?? "");
    expect(url.href.startsWith(`${settings().appUrl.origin}/reset-password#`)).toBe(true);
    expect(url.search).toBe("");
    expect(Buffer.from(url.hash.slice(1), "base64url")).toHaveLength(32);
  });

  it("keeps the token as a hash alone, on the whole disk (R58, R70)", async () => {
    const { email } = await makePerson();
    const token = await resetTokenFor(email);
    expect(dumpDatabase().includes(token)).toBe(false);
  });

  it("lives thirty minutes, to the second", async () => {
    const { email } = await makePerson();
    const token = await resetTokenFor(email);
    expect(await findLink("reset-password", token, later(1799.999))).not.toBeNull();
    expect(await findLink("reset-password", token, later(1800))).toBeNull();
  });

  it("ends the older links", async () => {
    const { email } = await makePerson();
    const [first, second] = [await resetTokenFor(email), await resetTokenFor(email, later(1))];
    expect(await findLink("reset-password", first, later(1))).toBeNull();
    expect(await findLink("reset-password", second, later(1))).not.toBeNull();
  });

  it("changes nothing else: session and password stay, and the log names who it is about, not who asked", async () => {
    const { email, session } = await makePerson();
    await ask(email);
    expect(await findSession(session.token, NOW)).not.toBeNull();
    expect(await opens(email)).toBe(true);
    const rows = await events(session.accountId, "password.reset-requested");
    expect(rows).toMatchObject([{ result: "success", actorId: null, reason: null }]);
  });

  it("reaches an account whose password is disabled", async () => {
    const { email, session } = await makePerson();
    await transaction((tx) => disablePassword(tx, session.accountId, NOW));
    await ask(email);
    expect(await resetMails(email)).toHaveLength(1);
  });
});

describe("nobody learns which addresses have an account (R70, ASVS 6.3.8)", () => {
  it("the answer is none, for known, unknown and disabled alike", async () => {
    const [known, disabled] = [await makePerson(), await makePerson()];
    await transaction((tx) => disablePassword(tx, disabled.session.accountId, NOW));
    for (const email of [known.email, disabled.email, freshEmail()]) expect(await ask(email)).toBeUndefined();
  });

  it("an unknown address gets no mail and leaves no row but the limit's", async () => {
    const counts = () =>
      Promise.all([
        database().mailMessage.count(),
        database().linkToken.count(),
        database().auditRow.count(),
      ]);
    const before = await counts();
    await ask(freshEmail());
    expect(await counts()).toEqual(before);
  });
});

describe("the limits are silent (2.1)", () => {
  it("three mails an hour to one address, however it is spelt, also of sixty requests at once", async () => {
    const { email } = await makePerson();
    const spelt = new FormData();
    spelt.set("email", ` ${email.toUpperCase()} `);
    const spelling = forgotPasswordSchema.parse(spelt).email;
    await Promise.all(Array.from({ length: 60 }, (_, n) => ask(n % 2 ? spelling : email)));
    expect(await resetMails(email)).toHaveLength(1 + 2);
  });

  it("spent on nobody: a stranger keeps no owner from a new password by naming what lies beside the address (R82)", async () => {
    const { email } = await makePerson();
    for (let n = 0; n < 4; n += 1) await ask(email.replace("@", `+${n}@`), `203.0.113.${n}`);
    await ask(email);
    expect(await resetMails(email)).toHaveLength(1);
  });

  it("ten an hour by one client", async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => makePerson()));
    for (const { email } of people) await ask(email, "203.0.113.77");
    const mails = await Promise.all(people.map(({ email }) => resetMails(email)));
    expect(mails.flat()).toHaveLength(10);
  });
});
