// Proves that a telephone is confirmed by a message or a call to it, by what the policy allows, and that a failing provider leaves nothing half done.
import { describe, expect, it } from "vitest";
import { showPending } from "@/lib/channels/adding/show-pending";
import { channelRows, confirm, pendingRow, phoneWish, send, start } from "@/lib/channels/adding/test-adding";
import { emulateProviders } from "@/lib/channels/adding/test-emulated";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { openDestination } from "@/lib/channels/destination";
import { database } from "@/lib/platform/db";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, makeProtectedPerson, mustHave } from "@/lib/two-factor/test-person";

const emulated = emulateProviders();

let numbers = 3000;

/** A member in a session that an authenticator opened, and a number that nobody has. */
async function makeMember() {
  const { session } = await makeProtectedPerson();
  numbers += 1;
  const number = `+1501712${numbers}`;
  return { session: await openSessionOf(session.accountId), number, wish: phoneWish(number) };
}

const newest = (number: string) => emulated().outbox.messages(number).at(-1)?.code ?? "none";

describe("a telephone", () => {
  it("is confirmed by the text message that it got, and kept sealed with its mask and country (R50, R56)", async () => {
    const { session, number, wish } = await makeMember();
    mustHave(await start(session, wish));
    expect(emulated().outbox.messages(number)).toEqual([]);
    mustHave(await send(session, "sms"));
    mustHave(await confirm(session, newest(number)));
    const [row] = await channelRows(session.accountId);
    if (!row) throw new Error("no channel");
    expect(row).toMatchObject({ kind: "phone", country: "US", hint: `+1 ••• ••• ••${number.slice(-2)}` });
    expect(JSON.stringify(row)).not.toContain(number.slice(2));
    expect(await openDestination(row, "Channel")).toBe(number);
  });

  it("takes the call that was asked for instead, and the message before it counts no more (R52)", async () => {
    const { session, number, wish } = await makeMember();
    mustHave(await start(session, wish));
    mustHave(await send(session, "sms"));
    const old = newest(number);
    expect(await send(session, "voice")).toMatchObject({ error: "send-too-soon" });
    mustHave(await send(session, "voice", later(30)));
    const owner = { accountId: session.accountId, sessionId: session.id };
    expect(await showPending(owner, later(31))).toMatchObject({ sentBy: "voice", ways: ["voice", "sms"] });
    if (old !== newest(number))
      expect(await confirm(session, old, later(31))).toMatchObject({ error: "channel-code-wrong" });
    mustHave(await confirm(session, newest(number), later(31)));
    const where = { subjectId: session.accountId, event: "channel.added" };
    expect(await database().auditRow.findFirst({ where })).toMatchObject({ factor: "voice" });
  });

  it("is asked in no way that the policy does not allow", async () => {
    const { session, wish } = await makeMember();
    await allowChannels("voice");
    mustHave(await start(session, wish));
    expect(await send(session, "sms")).toMatchObject({ error: "channel-not-allowed" });
    expect(await send(session, "email")).toMatchObject({ error: "channel-not-allowed" });
    mustHave(await send(session, "voice"));
  });
});

describe("a provider that fails", () => {
  it("leaves the old telephone as it was, and one press never sends twice", async () => {
    const { session, number, wish } = await makeMember();
    mustHave(await start(session, wish));
    for (const as of ["503", "429", "401"] as const) {
      emulated().twilioServer.faults.add({ as });
      expect((await send(session, "sms")).ok, as).toBe(false);
    }
    expect(emulated().outbox.messages(number)).toEqual([]);
    mustHave(await send(session, "sms"));
    expect(emulated().outbox.messages(number)).toHaveLength(1);
    emulated().twilioServer.faults.add({ as: "503" });
    expect(await confirm(session, newest(number))).toMatchObject({ error: "provider-down" });
    expect(await channelRows(session.accountId)).toEqual([]);
    // Nothing was judged, so no try is used up.
    expect(await pendingRow(session.accountId)).toMatchObject({ attempts: 0 });
    mustHave(await confirm(session, newest(number)));
  });

  it("makes no pending authenticator, and takes no grant (R57)", async () => {
    const { session } = await makeMember();
    for (const as of ["503", "html", "empty", "malformed", "500"] as const) {
      emulated().twilioServer.faults.add({ as, next: 3 });
      expect((await start(session, { kind: "twilio-totp" })).ok, as).toBe(false);
      emulated().twilioServer.faults.clear();
    }
    expect(await pendingRow(session.accountId)).toBeNull();
    const used = { sessionId: session.id, usedAt: { not: null } };
    expect(await database().stepUpGrant.count({ where: used })).toBe(0);
  });
});
