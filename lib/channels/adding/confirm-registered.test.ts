// Proves who confirms what an administrator registered, and with what proof (R35, R50, R78).
import { describe, expect, it } from "vitest";
import { register } from "@/lib/admin/person/test-register";
import { TRACE } from "@/lib/audit/test-trace";
import { confirmRegistered } from "@/lib/channels/adding/confirm-registered";
import { sendPendingCode } from "@/lib/channels/adding/send-pending-code";
import { channelRows, confirm, destinationOf, pendingRow } from "@/lib/channels/adding/test-adding";
import { emulateProviders } from "@/lib/channels/adding/test-emulated";
import { parsePhone } from "@/lib/channels/phone";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { withCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  plantRecoveryCodes,
  redeem,
} from "@/lib/two-factor/test-person";

const emulated = emulateProviders();

/** What the Authy app of the person's phone shows now. */
async function appCode(accountId: string): Promise<string> {
  const id = await destinationOf(accountId);
  Object.assign(emulated().authy.users.find(id) ?? {}, { hasApp: true });
  return emulated().appCode(id);
}

const confirmAs = async (
  session: OpenSession,
  code: string,
  now = NOW,
  claim?: Awaited<ReturnType<typeof claimFor>>,
) => {
  const confirmation = { session, claim, code, trace: TRACE, now };
  return (await withCheapCodes(session.accountId, () => confirmRegistered(confirmation))).done;
};

describe("confirming", () => {
  it("needs a fresh session alone where there is no second factor, and brings codes and a new session", async () => {
    const { session } = await makePerson();
    const { accountId } = session;
    mustHave(await register(accountId));
    expect(await confirmAs(session, "0000000")).toMatchObject({ error: "channel-code-wrong" });
    const { raised } = mustHave(await confirmAs(session, await appCode(accountId)));
    expect(raised?.hasNewCodes).toBe(true);
    expect(await findSession(session.token, NOW)).toBeNull();
    expect((await redeem(raised?.signInGrant ?? "")).hasSecondFactor).toBe(true);
    expect(await channelRows(accountId)).toMatchObject([{ kind: "authy" }]);
    expect(await pendingRow(accountId)).toBeNull();
    const added = await database().auditRow.findFirst({
      where: { subjectId: accountId, event: "channel.added" },
    });
    expect(added).toMatchObject({ reason: "first", factor: "authy" });
  });

  it("needs a step-up in a session that is no longer fresh, or beside a second factor (R35)", async () => {
    const { session } = await makePerson();
    mustHave(await register(session.accountId));
    const late = later(3600);
    expect(await confirmAs(session, await appCode(session.accountId), late)).toMatchObject({
      error: "step-up-required",
    });
    expect(await confirmAs(session, "0000000", late), "nothing is judged").toMatchObject({
      error: "step-up-required",
    });
    expect(await pendingRow(session.accountId)).toMatchObject({ attempts: 0 });
    const { session: first } = await makeProtectedPerson();
    const mine = await openSessionOf(first.accountId);
    await plantRecoveryCodes(first.accountId);
    mustHave(await register(first.accountId, mustHave(parsePhone("501 712 2662", "US", ["US"]))));
    expect(await confirmAs(mine, await appCode(first.accountId))).toMatchObject({
      error: "step-up-required",
    });
    // Whoever has a second factor does not talk the server out of it.
    const bare = { ...mine, hasSecondFactor: false };
    const code = await appCode(first.accountId);
    expect(await confirmAs(bare, code)).toMatchObject({ error: "step-up-required" });
    const other = await claimFor(mine.id, "add-channel", "remove-channel");
    expect(await confirmAs(mine, code, NOW, other)).toMatchObject({ error: "step-up-required" });
    // Authy takes a code once: none of the tries before has reached it.
    const claim = await claimFor(mine.id, "add-channel");
    const { raised } = mustHave(await confirmAs(mine, code, NOW, claim));
    expect(raised?.hasNewCodes).toBe(false);
  });

  it("takes a code that Authy sent to the phone, and never one of a channel that the session began itself", async () => {
    const { session } = await makePerson();
    const { accountId } = session;
    mustHave(await register(accountId));
    expect(await confirm(session, await appCode(accountId))).toMatchObject({
      error: "pending-channel-missing",
    });
    const request = { owner: { accountId, sessionId: null }, way: "sms", locale: "en" } as const;
    mustHave(await sendPendingCode({ ...request, address: "192.0.2.7", trace: TRACE, now: NOW }));
    mustHave(await confirmAs(session, emulated().outbox.messages()[0]?.code ?? ""));
  });

  it("is nobody else's (R78)", async () => {
    const [{ session }, { session: stranger }] = [await makePerson(), await makePerson()];
    mustHave(await register(session.accountId));
    expect(await confirmAs(stranger, await appCode(session.accountId))).toMatchObject({
      error: "pending-channel-missing",
    });
  });
});
