// Proves that Authy is added with a code of its app or one that it sent, shows its secret to nobody else, and is forgotten there (R56).
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { showAppQrCode } from "@/lib/channels/adding/show-app-qr-code";
import { showPending } from "@/lib/channels/adding/show-pending";
import {
  authyWish,
  channelRows,
  confirm,
  destinationOf,
  makeMember,
  pendingRow,
  remove,
  send,
  start,
  uncounted,
} from "@/lib/channels/adding/test-adding";
import { emulateProviders } from "@/lib/channels/adding/test-emulated";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW, type OpenSession, redeem } from "@/lib/two-factor/test-person";

const emulated = emulateProviders();

describe("Authy", () => {
  it("registers with our own data, keeps its id sealed, and takes a code of its app", async () => {
    const { session, email } = await makeMember();
    const before = await uncounted();
    mustHave(await start(session, authyWish()));
    const [request] = emulated().authyServer.requests;
    expect(new URLSearchParams(request?.body).get("user[email]")).toBe(email);
    const id = await destinationOf(session.accountId);
    expect(JSON.stringify(await pendingRow(session.accountId))).not.toContain(id);
    Object.assign(emulated().authy.users.find(id) ?? {}, { hasApp: true });
    expect(await confirm(session, "0000000")).toMatchObject({ error: "channel-code-wrong" });
    const { raised } = mustHave(await confirm(session, emulated().appCode(id)));
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
    const [message] = emulated().outbox.messages("+15017122662");
    mustHave(await confirm(session, message?.code ?? ""));
    expect(await channelRows(session.accountId)).toHaveLength(1);
  });

  it("shows nobody a picture of a number before they have shown that it is theirs", async () => {
    const { session } = await makeMember();
    mustHave(await start(session, authyWish()));
    expect(await showPending({ accountId: session.accountId, sessionId: session.id }, NOW)).toMatchObject({
      uri: null,
    });
    expect(emulated().authyServer.requests.map(({ target }) => target)).toEqual([
      "/protected/json/users/new",
    ]);
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
    const [message] = emulated().outbox.messages("+15017122664");
    const { raised } = mustHave(await confirm(session, message?.code ?? ""));
    const next = await redeem(raised?.signInGrant ?? "");
    const wrong = await claimFor(next.id, "add-channel");
    expect(await look(next, wrong)).toMatchObject({ error: "step-up-required" });
    const claim = await claimFor(next.id, "show-app-qr-code");
    emulated().authyServer.faults.add({ as: "503" });
    expect(await look(next, claim)).toMatchObject({ error: "provider-down" });
    await allowChannels("sms");
    expect(await look(next, claim)).toMatchObject({ error: "channel-not-allowed" });
    await allowChannels();
    expect(mustHave(await look(next, claim))).toMatch(/^data:image\/png;base64,iVBOR/);
    expect(await look(next, claim)).toMatchObject({ error: "step-up-required" });
    const told = await database().notice.findMany({ where: { accountId, kind: "authenticator-added" } });
    expect(told).toMatchObject([{ about: "Authy +1 ••• ••• ••64" }]);
  });

  it("is taken out at Authy too, unless somebody else holds the number (R56)", async () => {
    const people = [await makeMember(), await makeMember()];
    for (const { session } of people) {
      mustHave(await start(session, authyWish("(501) 712-2663")));
      emulated().outbox.clear();
      mustHave(await send(session, "sms"));
      mustHave(await confirm(session, emulated().outbox.messages()[0]?.code ?? ""));
    }
    const id = await destinationOf(people[0]?.session.accountId ?? "");
    for (const [n, { session }] of people.entries()) {
      const [row] = await channelRows(session.accountId);
      mustHave(await remove(await openSessionOf(session.accountId), row?.id ?? ""));
      await removeAtProviders(NOW);
      expect(emulated().authy.users.find(id) === undefined).toBe(n === 1);
    }
  });

  it("leaves nothing half done when it does not answer, and the grant stays good", async () => {
    const { session } = await makeMember();
    for (const as of ["503", "html", "empty", "error-200", "malformed"] as const) {
      emulated().authyServer.faults.add({ as });
      const told = await start(session, authyWish());
      expect(told.ok, as).toBe(false);
    }
    expect(await pendingRow(session.accountId)).toBeNull();
    expect(
      await database().stepUpGrant.count({ where: { sessionId: session.id, usedAt: { not: null } } }),
    ).toBe(0);
  });
});
