// Proves that changing a password takes the current one and a step-up, and ends all that the old one may have opened.

import { describe, expect, it } from "vitest";
import { findLink } from "@/lib/accounts/link-store";
import {
  alive,
  events,
  grantFor,
  makeBusyPerson,
  NEW_PASSWORD,
  opens,
  STAYING,
  tryChange,
} from "@/lib/accounts/passwords/test-password-person";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { findTicket } from "@/lib/sign-in/ticket";
import { later, makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

describe("a change of password (R13)", () => {
  it("makes the new one open the account and the old one not", async () => {
    const { email, session } = await makePerson();
    mustHave((await tryChange(session, { now: later(5) })).result);
    expect([await opens(email, PASSWORD), await opens(email, NEW_PASSWORD)]).toEqual([false, true]);
    const { changedAt } = await database().password.findUniqueOrThrow({
      where: { accountId: session.accountId },
    });
    expect(changedAt).toEqual(later(5));
  });

  it("ends all other sessions, tickets, grants, trusted devices and reset links, and no way back (R13)", async () => {
    const { session, other, ticket, grant, links } = await makeBusyPerson();
    mustHave((await tryChange(session)).result);
    expect(await alive(session.accountId)).toEqual({
      ...{ sessions: 1, tickets: 0, grants: 0, devices: 0, stepUps: 0 },
      ...{ endingLinks: 0, stayingLinks: STAYING.length },
    });
    expect(await findSession(other.token, NOW)).toBeNull();
    expect(await findTicket(ticket, NOW)).toBeNull();
    expect(await redeemSignInGrant(grant, TRACE, NOW)).toBeNull();
    expect(await findLink("reset-password", links.get("reset-password") ?? "", NOW)).toBeNull();
    expect(await findLink("undo-email", links.get("undo-email") ?? "", NOW)).not.toBeNull();
  });

  it("gives this session a new token, and the old one is dead (R60)", async () => {
    const { session } = await makeBusyPerson();
    const token = mustHave((await tryChange(session)).result);
    expect(await findSession(session.token, NOW)).toBeNull();
    expect((await findSession(token, NOW))?.id).toBe(session.id);
  });

  it("touches nobody else", async () => {
    const [mine, yours] = [await makeBusyPerson(), await makeBusyPerson()];
    const before = await alive(yours.session.accountId);
    mustHave((await tryChange(mine.session)).result);
    expect(await alive(yours.session.accountId)).toEqual(before);
    expect(await opens(yours.email)).toBe(true);
  });

  it("is written down and told to the owner (R85)", async () => {
    const { email, session } = await makePerson();
    const where = { id: session.accountId };
    await database().account.update({ where, data: { emailConfirmedAt: NOW } });
    mustHave((await tryChange(session)).result);
    expect(await events(session.accountId, "password.changed")).toMatchObject([
      { result: "success", actorId: session.accountId, at: NOW },
    ]);
    const kinds = (await queuedMails(email)).map(({ values }) => values.notice);
    expect(kinds).toContain("password-changed");
  });
});

it("one of five changes at once is kept, and each other finds its grant or its password gone", async () => {
  const { email, session } = await makePerson();
  const claim = await grantFor(session);
  const words = Array.from({ length: 5 }, (_, n) => `${NEW_PASSWORD} ${n}`);
  const results = await Promise.all(
    words.map((newPassword) => tryChange(session, { claim, newPassword }).then(({ result }) => result)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results)
    if (!result.ok) expect(["step-up-required", "password-wrong"]).toContain(result.error);
  const winner = results.findIndex(({ ok }) => ok);
  expect(await opens(email, words[winner], later(60))).toBe(true);
});

it("twins with the same first 72 bytes are two passwords (R8)", async () => {
  const { email, session } = await makePerson();
  const [first, twin] = ["A", "B"].map(
    (end) => `${"plum orbit kettle gravel ".repeat(3).slice(0, 72)}${end}`,
  );
  mustHave((await tryChange(session, { newPassword: first })).result);
  expect([await opens(email, twin), await opens(email, first)]).toEqual([false, true]);
});
