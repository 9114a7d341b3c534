// Proves that "this was not me" shuts everybody out at once, and that only the mailbox leads back in.
import { describe, expect, it } from "vitest";
import { findLink } from "@/lib/accounts/link-store";
import { type LinkPurpose, mintLink } from "@/lib/accounts/link-token";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import {
  alive,
  events,
  makeBusyPerson,
  NEW_PASSWORD,
  opens,
  reset,
  resetMails,
} from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { findPasswordHolder } from "@/lib/accounts/store";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { NOT_ME_SECONDS } from "@/lib/platform/durations";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { signIn } from "@/lib/sign-in/sign-in";
import { later, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const report = (token: string | undefined, now = NOW) =>
  reportAccount({ token: token ?? "", trace: TRACE, now });

describe("the link of a notice", () => {
  it("ends all sessions, tickets, grants, trusted devices and pending links, and no way back (R70, R71)", async () => {
    const { session, links } = await makeBusyPerson();
    mustHave(await report(links.get("not-me")));
    expect(await alive(session.accountId)).toMatchObject({
      ...{ sessions: 0, tickets: 0, grants: 0, devices: 0, stepUps: 0 },
      // The fresh link for a new password, and the ways back but for the one used.
      ...{ endingLinks: 1, stayingLinks: 2 },
    });
    expect(await findLink("reset-password", links.get("reset-password") ?? "", NOW)).toBeNull();
  });

  it("makes the right password wrong, with the same words and the budget of any other (ASVS 6.3.8)", async () => {
    const { email, session, links } = await makeBusyPerson();
    mustHave(await report(links.get("not-me")));
    const claim = { email, password: PASSWORD, browserMark: undefined };
    const answer = { ok: false, error: "credentials-wrong", details: {} };
    expect(await signIn(claim, TRACE, NOW)).toEqual(answer);
    expect(await signIn({ ...claim, email: "nobody@example.test" }, TRACE, NOW)).toEqual(answer);
    expect((await events(session.accountId, "password.checked")).at(-1)?.reason).toBe("wrong-password");
    // Every check of a password, a step-up's too, sees none and costs what an unknown address costs.
    expect((await findPasswordHolder(email))?.password).toBeNull();
  });

  it("mails one link, with which a new password opens the account, and the old one does not come back", async () => {
    const { email, links } = await makeBusyPerson();
    mustHave(await report(links.get("not-me")));
    const mails = await resetMails(email);
    expect(mails).toMatchObject([{ kind: "password-stopped" }]);
    const reset = { token: tokenOf(mails[0]?.values.link), trace: TRACE, now: NOW };
    expect(await resetPassword({ ...reset, password: PASSWORD })).toMatchObject({ error: "password-same" });
    mustHave(await resetPassword({ ...reset, password: NEW_PASSWORD }));
    expect([await opens(email, PASSWORD), await opens(email, NEW_PASSWORD)]).toEqual([false, true]);
  });

  it("leaves second factors as they are (R46)", async () => {
    const { session, links } = await makeBusyPerson();
    const where = { accountId: session.accountId };
    const before = await database().authenticator.findMany({ where });
    mustHave(await report(links.get("not-me")));
    expect(await database().authenticator.findMany({ where })).toEqual(before);
  });

  it("works once of twenty posts at once, and mails once", async () => {
    const { email, session, links } = await makeBusyPerson();
    const token = links.get("not-me");
    const results = await Promise.all(Array.from({ length: 20 }, () => report(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await resetMails(email)).toHaveLength(1);
    expect(await events(session.accountId, "account.reported")).toHaveLength(1);
  });

  it("ends those of earlier notices, which would shut out whoever has the new password by then (R85)", async () => {
    const { email, session, links } = await makeBusyPerson();
    const subject = { accountId: session.accountId, email };
    const earlier = tokenOf(await transaction((tx) => mintLink(tx, "not-me", subject, NOW)));
    mustHave(await report(links.get("not-me")));
    mustHave(await reset(tokenOf((await resetMails(email))[0]?.values.link)));
    expect(await report(earlier)).toMatchObject({ error: "link-invalid" });
    expect(await opens(email, NEW_PASSWORD)).toBe(true);
  });

  it("is refused expired, cut short, empty, altered, or of another purpose, and then ends nothing", async () => {
    const { session, links } = await makeBusyPerson();
    const before = await alive(session.accountId);
    const token = links.get("not-me") ?? "";
    const others = (["reset-password", "undo-email", "confirm-email"] as LinkPurpose[]).map((p) =>
      links.get(p),
    );
    for (const bad of ["", "x", token.slice(1), token.slice(0, -1), `${token}A`, "\0", ...others])
      expect(await report(bad)).toMatchObject({ error: "link-invalid" });
    expect(await report(token, later(NOT_ME_SECONDS))).toMatchObject({ error: "link-invalid" });
    expect(await alive(session.accountId)).toEqual(before);
  });

  it("leaves sign-ins that were under way neither ticket nor grant (R13)", async () => {
    const { email, session, links } = await makeBusyPerson();
    const { accountId } = session;
    // Each from a browser with a budget of its own: their passwords are right when they are checked.
    const signInNow = () => {
      const browserMark = markKnownBrowser(accountId, NOW);
      return signIn({ email, password: PASSWORD, browserMark }, TRACE, NOW);
    };
    const signIns = Array.from({ length: 20 }, signInNow);
    await Promise.race(signIns);
    mustHave(await report(links.get("not-me")));
    const results = await Promise.all(signIns);
    expect(results.some(({ ok }) => ok) && results.some(({ ok }) => !ok)).toBe(true);
    expect(await alive(accountId)).toMatchObject({ sessions: 0, tickets: 0, grants: 0 });
  });
});
