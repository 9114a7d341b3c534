// Proves that authenticators at providers are added with a code of their app, and protect an account as ours do, figures included.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { claimFor } from "@/lib/accounts/test-full-person";
import { checkDay, checkTotals } from "@/lib/admin/figures/repair-figures";
import { TRACE } from "@/lib/audit/test-trace";
import type { ChannelWish } from "@/lib/channels/adding/prepare-destination";
import { showAppQrCode } from "@/lib/channels/adding/show-app-qr-code";
import { showPending } from "@/lib/channels/adding/show-pending";
import {
  channelRows,
  confirm,
  pendingRow,
  phoneWish,
  remove,
  send,
  start,
} from "@/lib/channels/adding/test-adding";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { openDestination } from "@/lib/channels/destination";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database, transaction } from "@/lib/platform/db";
import { dayOf } from "@/lib/platform/utc-day";
import { findSession } from "@/lib/sign-in/session";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { confirmEnrollment } from "@/lib/two-factor/confirm-enrollment";
import { turnOffTwoFactor } from "@/lib/two-factor/manage-authenticators";
import {
  beginEnrollment,
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  redeem,
} from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(async () => {
  emulators.reset();
  await allowChannels();
});
afterAll(() => emulators.close());

const NUMBER = "+15017122661";
const authyWish = (typed = NUMBER): ChannelWish => {
  const wish = phoneWish(typed);
  if (wish.kind !== "phone") throw new Error("no phone");
  return { ...wish, kind: "authy" };
};
const totpWish: ChannelWish = { kind: "twilio-totp" };

/** A member with an authenticator, in a session that it opened. */
async function makeMember() {
  const person = await makeProtectedPerson();
  const { accountId } = person.session;
  const grant = await transaction((tx) => mintSignInGrant(tx, accountId, "authenticator", NOW));
  return { ...person, session: await redeem(grant) };
}

async function destinationOf(accountId: string): Promise<string> {
  const pending = await pendingRow(accountId);
  const [channel] = await channelRows(accountId);
  if (pending) return openDestination(pending, "PendingChannel");
  return channel ? openDestination(channel, "Channel") : "none";
}

/** By how many protected accounts the tables differ from what was counted along: planted people were never counted. */
async function uncounted(): Promise<number> {
  expect(await checkDay(dayOf(NOW), false)).toEqual([]);
  const totals = await checkTotals(false);
  const total = totals.find(({ name }) => name === "protected");
  return total ? total.counted - total.kept : 0;
}

describe("Authy", () => {
  it("registers with our own data, keeps its id sealed, and takes a code of its app", async () => {
    const { session, email } = await makeMember();
    const before = await uncounted();
    mustHave(await start(session, authyWish()));
    const [request] = emulators.authyServer.requests;
    expect(new URLSearchParams(request?.body).get("user[email]")).toBe(email);
    const id = await destinationOf(session.accountId);
    expect(JSON.stringify(await pendingRow(session.accountId))).not.toContain(id);
    Object.assign(emulators.authy.users.find(id) ?? {}, { hasApp: true });
    expect(await confirm(session, "0000000")).toMatchObject({ error: "channel-code-wrong" });
    const { raised } = mustHave(await confirm(session, emulators.appCode(id)));
    expect(raised?.hasNewCodes).toBe(true);
    expect(await findSession(session.token, NOW)).toBeNull();
    expect(await channelRows(session.accountId)).toMatchObject([
      { kind: "authy", hint: "+1 ••• ••• ••61", country: "US" },
    ]);
    expect(await destinationOf(session.accountId)).toBe(id);
    expect(await uncounted()).toBe(before);
  });

  it("takes a code that Authy sent, to whoever has no app of it", async () => {
    const { session } = await makeMember();
    mustHave(await start(session, authyWish("(501) 712-2662")));
    mustHave(await send(session, "sms"));
    const [message] = emulators.outbox.messages("+15017122662");
    mustHave(await confirm(session, message?.code ?? ""));
    expect(await channelRows(session.accountId)).toHaveLength(1);
  });

  it("shows nobody a picture of a number before they have shown that it is theirs", async () => {
    const { session } = await makeMember();
    mustHave(await start(session, authyWish()));
    expect(await showPending({ accountId: session.accountId, sessionId: session.id }, NOW)).toMatchObject({
      setup: null,
    });
    expect(emulators.authyServer.requests.map(({ target }) => target)).toEqual(["/protected/json/users/new"]);
  });

  it("shows its picture to whoever has confirmed it, once for each step-up, and tells of it (R68, R85)", async () => {
    const { session } = await makeMember();
    const { accountId } = session;
    const look = async (of: OpenSession, given?: Awaited<ReturnType<typeof claimFor>>) => {
      const claim = given ?? (await claimFor(of.id, "show-app-qr-code"));
      return showAppQrCode({ session: of, claim, trace: TRACE, now: NOW });
    };
    mustHave(await start(session, authyWish("(501) 712-2664")));
    expect(await look(session)).toMatchObject({ error: "channel-missing" });
    mustHave(await send(session, "sms"));
    const [message] = emulators.outbox.messages("+15017122664");
    const { raised } = mustHave(await confirm(session, message?.code ?? ""));
    const next = await redeem(raised?.signInGrant ?? "");
    const wrong = await claimFor(next.id, "add-channel");
    expect(await look(next, wrong)).toMatchObject({ error: "step-up-required" });
    const claim = await claimFor(next.id, "show-app-qr-code");
    emulators.authyServer.faults.add({ as: "503" });
    expect(await look(next, claim)).toMatchObject({ error: "provider-down" });
    expect(mustHave(await look(next, claim))).toMatch(/^data:image\/png;base64,iVBOR/);
    expect(await look(next, claim)).toMatchObject({ error: "step-up-required" });
    const told = await database().notice.findMany({ where: { accountId, kind: "authenticator-added" } });
    expect(told).toMatchObject([{ about: "Authy +1 ••• ••• ••64" }]);
  });

  it("is taken out at Authy too, unless somebody else holds the number (R56)", async () => {
    const people = [await makeMember(), await makeMember()];
    for (const { session } of people) {
      mustHave(await start(session, authyWish("(501) 712-2663")));
      emulators.outbox.clear();
      mustHave(await send(session, "sms"));
      mustHave(await confirm(session, emulators.outbox.messages()[0]?.code ?? ""));
    }
    const id = await destinationOf(people[0]?.session.accountId ?? "");
    for (const [n, { session }] of people.entries()) {
      const [row] = await channelRows(session.accountId);
      const grant = await transaction((tx) => mintSignInGrant(tx, session.accountId, "authenticator", NOW));
      mustHave(await remove(await redeem(grant), row?.id ?? ""));
      await removeAtProviders(NOW);
      expect(emulators.authy.users.find(id) === undefined).toBe(n === 1);
    }
  });

  it("leaves nothing half done when it does not answer, and the grant stays good", async () => {
    const { session } = await makeMember();
    for (const as of ["503", "html", "empty", "error-200", "malformed"] as const) {
      emulators.authyServer.faults.add({ as });
      const told = await start(session, authyWish());
      expect(told.ok, as).toBe(false);
    }
    expect(await pendingRow(session.accountId)).toBeNull();
    expect(
      await database().stepUpGrant.count({ where: { sessionId: session.id, usedAt: { not: null } } }),
    ).toBe(0);
  });
});

describe("an authenticator at Twilio", () => {
  it("is scanned, takes its first code, and raises the assurance", async () => {
    const { session } = await makeMember();
    mustHave(await start(session, totpWish));
    const to = await destinationOf(session.accountId);
    const shown = await showPending({ accountId: session.accountId, sessionId: session.id }, NOW);
    expect(shown?.setup).toMatch(/^otpauth:\/\/totp\//);
    const code = emulators.appCode(to);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    expect(await confirm(session, wrong)).toMatchObject({ error: "channel-code-wrong" });
    mustHave(await confirm(session, code));
    const [row] = await channelRows(session.accountId);
    expect(row).toMatchObject({ kind: "twilio-totp", hint: "Twilio" });
    expect(row?.lastCodeHash).toBeTruthy();
    expect(await pendingRow(session.accountId)).toBeNull();
  });

  it("is removed at Twilio once another one takes its place", async () => {
    const { session } = await makeMember();
    mustHave(await start(session, totpWish));
    const old = await destinationOf(session.accountId);
    const first = mustHave(await confirm(session, emulators.appCode(old)));
    const next = await redeem(first.raised?.signInGrant ?? "");
    mustHave(await start(next, totpWish));
    const fresh = await destinationOf(session.accountId);
    mustHave(await confirm(next, emulators.appCode(fresh)));
    await removeAtProviders(NOW);
    expect([emulators.appCode(old), emulators.appCode(fresh)]).toEqual([
      "",
      expect.stringMatching(/^\d{6}$/),
    ]);
  });
});

describe("the first second factor", () => {
  it("may be one that a provider keeps: it brings codes and protection, and our own after it none", async () => {
    const { session: bare } = await makePerson();
    const before = await uncounted();
    mustHave(await start(bare, totpWish));
    const { raised } = mustHave(await confirm(bare, emulators.appCode(await destinationOf(bare.accountId))));
    expect(raised?.hasNewCodes).toBe(true);
    expect(await uncounted()).toBe(before);
    const grant = await transaction((tx) => mintSignInGrant(tx, bare.accountId, "recovery-code", NOW));
    const session = await redeem(grant);
    const { owner, phone } = await beginEnrollment(session);
    const added = { owner, code: phone.codeAt(NOW), name: "Phone", trace: TRACE, now: NOW };
    expect(mustHave(await confirmEnrollment(added)).hasNewCodes).toBe(false);
    expect(await uncounted()).toBe(before);
    const rows = await database().auditRow.findMany({
      where: { subjectId: bare.accountId, event: { in: ["channel.added", "authenticator.added"] } },
      orderBy: { id: "asc" },
    });
    expect(rows.map(({ event, reason }) => `${event} ${reason}`)).toEqual([
      "channel.added first",
      "authenticator.added null",
    ]);
  });

  it("is lost where it is turned off, and counted so", async () => {
    const { session } = await makePerson();
    const before = await uncounted();
    mustHave(await start(session, totpWish));
    mustHave(await confirm(session, emulators.appCode(await destinationOf(session.accountId))));
    const grant = await transaction((tx) => mintSignInGrant(tx, session.accountId, "recovery-code", NOW));
    const mine = await redeem(grant);
    const claim = await claimFor(mine.id, "turn-off");
    mustHave(
      await turnOffTwoFactor({
        accountId: mine.accountId,
        role: "member",
        claim,
        trace: TRACE,
        now: later(1),
      }),
    );
    expect(await uncounted()).toBe(before);
  });
});
