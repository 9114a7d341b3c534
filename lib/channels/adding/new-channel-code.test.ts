// Proves what the code of a new channel is worth: for one session and one start, five tries, ten minutes, once (R52, R53).
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import {
  channelEvents,
  channelRows,
  confirm,
  emailWish,
  makeMember,
  send,
  start,
  startByMail,
  tryToConfirm,
} from "@/lib/channels/adding/test-adding";
import { allowChannels, configureProviders } from "@/lib/channels/adding/test-providers";
import { mailedCode, mailedCodes, wrongCode } from "@/lib/channels/codes/test-codes";
import { database } from "@/lib/platform/db";
import { withCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { later, mustHave } from "@/lib/two-factor/test-person";

beforeAll(configureProviders);
beforeEach(() => allowChannels());

describe("the code of a new channel", () => {
  it("counts for the session that began it alone, and for the newest start (R52)", async () => {
    const { session, other } = await makeMember();
    const [first, second] = [freshEmail(), freshEmail()];
    const old = await startByMail(session, first);
    expect(await confirm(other, old)).toMatchObject({ error: "pending-channel-missing" });
    mustHave(await start(session, emailWish(second), later(30)));
    mustHave(await send(session, "email", later(30)));
    expect(await confirm(session, old, later(31))).toMatchObject({ error: "channel-code-wrong" });
    mustHave(await confirm(session, await mailedCode(second), later(31)));
  });

  it("gives five tries in all, however many codes are sent (R53)", async () => {
    const { session } = await makeMember();
    const email = freshEmail();
    const code = await startByMail(session, email);
    for (let n = 0; n < 4; n += 1)
      expect(await confirm(session, wrongCode(code))).toMatchObject({ error: "channel-code-wrong" });
    mustHave(await send(session, "email", later(30)));
    const [, fresh = ""] = await mailedCodes(email);
    expect(await confirm(session, code, later(31))).toMatchObject({ error: "channel-code-wrong" });
    expect(await confirm(session, fresh, later(31))).toMatchObject({ error: "pending-channel-used-up" });
    expect(await channelRows(session.accountId)).toEqual([]);
  });

  it("makes the next one wait, whatever channel is started instead (R54)", async () => {
    const { session } = await makeMember();
    await startByMail(session, freshEmail());
    const second = freshEmail();
    mustHave(await start(session, emailWish(second), later(1)));
    const early = { error: "send-too-soon", details: { lockedUntil: later(30) } };
    expect(await send(session, "email", later(29))).toMatchObject(early);
    expect(await mailedCodes(second)).toEqual([]);
    expect(mustHave(await send(session, "email", later(30)))).toEqual({ waitSeconds: 60 });
    // The minute after the second one counts for a third destination as well.
    mustHave(await start(session, emailWish(freshEmail()), later(31)));
    const still = { error: "send-too-soon", details: { lockedUntil: later(90) } };
    expect(await send(session, "email", later(89))).toMatchObject(still);
    mustHave(await send(session, "email", later(90)));
  });

  it("comes too late after ten minutes, and once its session has ended", async () => {
    const { session } = await makeMember();
    const code = await startByMail(session, freshEmail());
    expect(await confirm(session, code, later(600))).toMatchObject({ error: "pending-channel-missing" });
    const { session: ended } = await makeMember();
    const late = await startByMail(ended, freshEmail());
    await database().session.deleteMany({ where: { id: ended.id } });
    expect(await confirm(ended, late)).toMatchObject({ error: "pending-channel-missing" });
  });

  it("is good for ten minutes after it was sent, however late in the ten minutes of its start", async () => {
    const { session } = await makeMember();
    const email = freshEmail();
    mustHave(await start(session, emailWish(email)));
    mustHave(await send(session, "email", later(500)));
    mustHave(await confirm(session, await mailedCode(email), later(1099)));
  });

  it("adds one channel, however often it is sent at once", async () => {
    const { session } = await makeMember();
    const code = await startByMail(session, freshEmail());
    const atOnce = () => Promise.all(Array.from({ length: 4 }, () => tryToConfirm(session, code)));
    const { done: results } = await withCheapCodes(session.accountId, atOnce);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await channelRows(session.accountId)).toHaveLength(1);
    expect(
      (await channelEvents(session.accountId)).filter((row) => row.startsWith("channel.added")),
    ).toHaveLength(1);
  });
});
