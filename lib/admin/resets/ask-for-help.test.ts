// Proves that asking for a reset takes the right password, changes nothing, is told to everybody concerned, and has its limits (R74, R46).
import { describe, expect, it } from "vitest";
import { askForHelp } from "@/lib/admin/resets/ask-for-help";
import {
  callOffOwn,
  mailsOf,
  makeAdmin,
  makeMember,
  noticesOf,
  protectionLeft,
  requestsOf,
} from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { RESET_REQUESTS_WINDOW_SECONDS, TICKET_SECONDS } from "@/lib/platform/durations";
import { RESET_REQUESTS } from "@/lib/platform/limits";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";
import { later, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";

const TEXT = "My phone fell into the sea, with the codes.";

async function ask(ticket: string, now = NOW, browserMark?: string) {
  return askForHelp({ ticket, text: TEXT, browserMark, trace: TRACE, now });
}

describe("asking for help", () => {
  it("keeps the words, the browser and the network, and changes nothing else (R46)", async () => {
    const { id, email } = await makeMember();
    const ticket = await rewardFor(email);
    const before = await protectionLeft(id);
    mustHave(await ask(ticket, NOW, markKnownBrowser(id, NOW)));
    const { browser, address } = TRACE;
    expect(await requestsOf(id)).toMatchObject([
      { text: TEXT, browser, address, isKnownBrowser: true, decidedAt: null, openFor: id },
    ]);
    // The ticket is left: the phone may yet be found.
    expect(await protectionLeft(id)).toEqual(before);
    expect((await database().account.findUniqueOrThrow({ where: { id } })).resetAt).toBeNull();
  });

  it("leaves no open request of a ticket that a change of password ended meanwhile (R13)", async () => {
    const { id, email } = await makeMember();
    const asked = ask(await rewardFor(email));
    const end = { accountId: id, reason: "password-changed" } as const;
    await Promise.all([asked, transaction((tx) => endSessionsTrustAndResets(tx, end, TRACE, NOW))]);
    expect(await database().resetRequest.count({ where: { openFor: id } })).toBe(0);
    expect(await ask(await rewardFor(email))).toMatchObject({ ok: true });
  });

  it("tells whether the browser had signed in before", async () => {
    for (const mark of [undefined, "forged.1.mark", markKnownBrowser("somebody-else", NOW)]) {
      const { id, email } = await makeMember();
      mustHave(await ask(await rewardFor(email), NOW, mark));
      expect(await requestsOf(id)).toMatchObject([{ isKnownBrowser: false }]);
    }
  });

  it("knows no browser by a mark from before the password was last chosen: it may be who knew the old one", async () => {
    const { id, email } = await makeMember();
    const mark = markKnownBrowser(id, NOW);
    await database().password.update({ where: { accountId: id }, data: { changedAt: later(60) } });
    mustHave(await ask(await rewardFor(email, later(60)), later(60), mark));
    expect(await requestsOf(id)).toMatchObject([{ isKnownBrowser: false }]);
  });

  it("is told to the owner, who may not be the one who asks, and to every administrator (R85)", async () => {
    const [admin, { id, email }] = [await makeAdmin(), await makeMember()];
    mustHave(await ask(await rewardFor(email)));
    expect(await noticesOf(id)).toEqual(["reset-requested"]);
    const [mail] = await mailsOf(email, "notice");
    expect(mail?.values).toMatchObject({ notice: "reset-requested" });
    expect(await noticesOf(admin.id)).toEqual(["admin-reset-requested"]);
    const where = { event: "reset.requested", subjectId: id, result: "success" };
    expect(await database().auditRow.count({ where })).toBe(1);
    // What somebody wrote is in no log and no mail.
    const logged = JSON.stringify(await database().auditRow.findMany());
    expect(logged).not.toContain("fell into");
  });

  it("takes a live ticket: none that is wrong, over, used, or another credential (R74)", async () => {
    const { id, email, session } = await makeMember();
    const ticket = await rewardFor(email);
    for (const wrong of ["", "x".repeat(43), session.token])
      expect(await ask(wrong)).toMatchObject({ error: "ticket-expired" });
    expect(await ask(ticket, later(TICKET_SECONDS))).toMatchObject({ error: "ticket-expired" });
    await database().ticket.updateMany({ where: { accountId: id }, data: { consumedAt: NOW } });
    expect(await ask(ticket)).toMatchObject({ error: "ticket-expired" });
    expect(await requestsOf(id)).toEqual([]);
  });

  it("happens once while nobody has answered, ten at once included", async () => {
    const { id, email } = await makeMember();
    const ticket = await rewardFor(email);
    const results = await Promise.all(Array.from({ length: 10 }, () => ask(ticket)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = results.filter(({ ok }) => !ok);
    for (const refusal of refusals) expect(refusal).toMatchObject({ error: "help-open" });
    expect(await requestsOf(id)).toHaveLength(1);
  });

  it("happens three times a week and no more", async () => {
    const person = await makeMember();
    const { email } = person;
    for (let n = 0; n < RESET_REQUESTS; n += 1) {
      mustHave(await ask(await rewardFor(email, later(n)), later(n)));
      mustHave(await callOffOwn(person, later(n)));
    }
    expect(await ask(await rewardFor(email, later(10)), later(10))).toMatchObject({ error: "help-used-up" });
    const week = later(RESET_REQUESTS_WINDOW_SECONDS);
    expect(await ask(await rewardFor(email, week), week)).toMatchObject({ ok: true });
  });
});
