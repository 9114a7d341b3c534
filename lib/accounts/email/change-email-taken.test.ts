// Proves that nobody learns whose an address is by changing to it, and that undoing always finds it free (R15, R71).
import { describe, expect, it } from "vitest";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { pendingEmailOf } from "@/lib/accounts/email/email-store";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { askFor, mailedToken, moveTo } from "@/lib/accounts/email/test-email-change";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { EMAIL_UNDO_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const linkInvalid = { ok: false, error: "link-invalid", details: {} };
const follow = (token: string) => confirmEmail({ token, trace: TRACE, now: NOW });
const accountOf = (id: string) => database().account.findUniqueOrThrow({ where: { id } });

describe("a taken address (R15)", () => {
  it("gets the same answer and the same waiting; only its owner's mail says more", async () => {
    const [mine, yours] = [await makePerson(), await makePerson()];
    expect(await askFor(mine.session, yours.email)).toEqual({ ok: true, value: null });
    expect(await pendingEmailOf(mine.session.accountId, "change-email", NOW)).toBe(yours.email);
    const mails = await queuedMails(yours.email);
    expect(mails.map(({ kind, accountId }) => ({ kind, accountId }))).toEqual([
      { kind: "address-taken", accountId: yours.session.accountId },
    ]);
    expect(mails[0]?.values).toEqual({ link: "http://localhost:3000/sign-in" });
  });

  it("taken after it was asked for is a dead link, and both accounts stay as they were", async () => {
    const { email, session } = await makePerson();
    const wanted = freshEmail();
    mustHave(await askFor(session, wanted));
    const other = await makePerson(NOW, wanted);
    expect(await follow(await mailedToken(wanted, "confirm-new-email"))).toEqual(linkInvalid);
    expect(await accountOf(session.accountId)).toMatchObject({ email });
    expect(await accountOf(other.session.accountId)).toMatchObject({ email: wanted });
  });

  it("is also one that an account may still take back, for three days, but for that account itself", async () => {
    const { email, session } = await makePerson();
    const moved = freshEmail();
    await moveTo(session, email, moved);
    const join = (now: Date) => signUp({ email, password: PASSWORD, locale: "en", trace: TRACE, now });
    expect(await join(later(EMAIL_UNDO_SECONDS - 1))).toMatchObject({ error: "email-taken" });
    const other = await makePerson();
    mustHave(await askFor(other.session, email, later(1)));
    expect((await queuedMails(email)).at(-1)).toMatchObject({ kind: "address-taken" });
    mustHave(await askFor(session, email, later(2)));
    expect((await queuedMails(email)).at(-1)).toMatchObject({ kind: "confirm-new-email" });
    expect((await join(later(EMAIL_UNDO_SECONDS))).ok).toBe(true);
  });
});
