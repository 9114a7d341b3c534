// Proves that a channel is added by nobody but its owner, with a code that came through it, and all of it or nothing (R50).
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { TRACE } from "@/lib/audit/test-trace";
import { startChannel } from "@/lib/channels/adding/start-channel";
import {
  channelEvents,
  channelRows,
  confirm,
  emailWish,
  makeMember,
  pendingRow,
  send,
  start,
  startByMail,
} from "@/lib/channels/adding/test-adding";
import { allowChannels, configureProviders } from "@/lib/channels/adding/test-providers";
import { wrongCode } from "@/lib/channels/codes/test-codes";
import { openDestination } from "@/lib/channels/destination";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import { later, makePerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";

beforeAll(configureProviders);
beforeEach(() => allowChannels());

describe("adding a channel", () => {
  it("takes a step-up and a code that came through it, and ends what was proven elsewhere (R50, R68)", async () => {
    const { session, other, email: own } = await makeMember();
    const { accountId } = session;
    const ticket = await rewardFor(own);
    const email = freshEmail();
    const code = await startByMail(session, email);
    expect(await channelRows(accountId)).toEqual([]);
    expect(mustHave(await confirm(session, code))).toEqual({ raised: null });
    const [row] = await channelRows(accountId);
    if (!row) throw new Error("no channel");
    expect(row).toMatchObject({ kind: "email", hint: `${email[0]}…@example.test`, confirmedAt: NOW });
    expect(await openDestination(row, "Channel")).toBe(email);
    expect(await pendingRow(accountId)).toBeNull();
    expect(await findSession(session.token, NOW)).not.toBeNull();
    expect(await findSession(other.token, NOW)).toBeNull();
    expect(await database().ticket.count({ where: { accountId } })).toBe(0);
    expect(ticket).not.toBe("");
    expect(await channelEvents(accountId)).toEqual([
      "channel.started success",
      "channel.code-sent success email",
      "channel.checked success email",
      "channel.added success email further",
    ]);
    const notices = await database().notice.findMany({ where: { accountId } });
    expect(notices.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
      `channel-added ${email[0]}…@example.test`,
    ]);
  });

  it("is refused without a grant for it, and the grant is used up by one (R68)", async () => {
    const { session } = await makeMember();
    const wish = emailWish(freshEmail());
    const wrong = await claimFor(session.id, "remove-channel");
    const begin = (claim: typeof wrong | Awaited<ReturnType<typeof claimFor>>) =>
      startChannel({ session, claim, wish, trace: TRACE, now: NOW });
    expect(await begin(wrong)).toMatchObject({ error: "step-up-required" });
    expect(await begin({ ...wrong, purpose: "add-channel" })).toMatchObject({ error: "step-up-required" });
    const claim = await claimFor(session.id, "add-channel");
    const results = await Promise.all([begin(claim), begin(claim), begin(claim)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().pendingChannel.count({ where: { accountId: session.accountId } })).toBe(1);
  });

  it("is refused to administrators, also to somebody who becomes one in between (R50)", async () => {
    const { session } = await makeMember();
    const where = { id: session.accountId };
    const code = await startByMail(session, freshEmail());
    await database().account.update({ where, data: { role: "admin" } });
    expect(await confirm(session, code)).toMatchObject({ error: "channel-refused-for-admins" });
    expect(await start(session, emailWish(freshEmail()))).toMatchObject({
      error: "channel-refused-for-admins",
    });
    expect(await channelRows(session.accountId)).toEqual([]);
  });

  it("is refused where the policy does not allow it, also from one click to the next (R50)", async () => {
    const { session } = await makeMember();
    const code = await startByMail(session, freshEmail());
    await allowChannels("sms");
    expect(await start(session, emailWish(freshEmail()))).toMatchObject({ error: "channel-not-allowed" });
    expect(await send(session, "email", later(60))).toMatchObject({ error: "channel-not-allowed" });
    expect(await confirm(session, code)).toMatchObject({ error: "channel-not-allowed" });
    await allowChannels("email");
    expect(await pendingRow(session.accountId)).not.toBeNull();
  });

  it("is refused without an authenticator beside it (R50)", async () => {
    const { session: bare } = await makePerson();
    expect(await start(bare, emailWish(freshEmail()))).toMatchObject({
      error: "channel-needs-authenticator",
    });
    const { session } = await makeMember();
    const code = await startByMail(session, freshEmail());
    const claim = await claimFor(session.id, "turn-off");
    const { accountId, role } = session;
    mustHave(await turnOffTwoFactor({ accountId, role, claim, trace: TRACE, now: NOW }));
    expect(await confirm(session, code)).toMatchObject({ error: "pending-channel-missing" });
  });

  it("leaves the old one alone until the new one is confirmed, and then takes its place", async () => {
    const { session } = await makeMember();
    const old = await plantChannel(session.accountId, "email", "old@example.test");
    await plantChannel(session.accountId, "phone", "+15017122661");
    const email = freshEmail();
    const code = await startByMail(session, email);
    expect(await confirm(session, wrongCode(code))).toMatchObject({ error: "channel-code-wrong" });
    expect((await channelRows(session.accountId)).map(({ id }) => id)).toContain(old.id);
    mustHave(await confirm(session, code));
    const rows = await channelRows(session.accountId);
    expect(rows.map(({ kind }) => kind)).toEqual(["email", "phone"]);
    expect(rows[0]?.id).not.toBe(old.id);
  });

  it("answers the same for an address that is somebody else's channel (R56)", async () => {
    const [{ session: theirs }, { session }] = [await makeMember(), await makeMember()];
    const email = freshEmail();
    mustHave(await confirm(theirs, await startByMail(theirs, email)));
    const code = await startByMail(session, email);
    expect(mustHave(await confirm(session, code))).toEqual({ raised: null });
    expect(await channelRows(theirs.accountId)).toHaveLength(1);
  });
});

it("lets an account begin ten channels a day", async () => {
  const { session } = await makeMember();
  for (let n = 0; n < 10; n += 1) mustHave(await start(session, emailWish(freshEmail())));
  expect(await start(session, emailWish(freshEmail()))).toMatchObject({ error: "channel-starts-used-up" });
});
