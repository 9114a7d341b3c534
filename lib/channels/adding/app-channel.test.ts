// Proves that authenticators at providers are added with a code of their app, and protect an account as ours do, figures included.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import type { ChannelWish } from "@/lib/channels/adding/prepare-destination";
import { showPending } from "@/lib/channels/adding/show-pending";
import {
  channelRows,
  confirm,
  destinationOf,
  makeMember,
  pendingRow,
  start,
  uncounted,
} from "@/lib/channels/adding/test-adding";
import { emulateProviders } from "@/lib/channels/adding/test-emulated";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { database } from "@/lib/platform/db";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { beginEnrollment, later, makePerson, mustHave, NOW, redeem } from "@/lib/two-factor/test-person";

const emulated = emulateProviders();

const totpWish: ChannelWish = { kind: "twilio-totp" };

describe("an authenticator at Twilio", () => {
  it("is scanned, takes its first code, and raises the assurance", async () => {
    const { session } = await makeMember();
    mustHave(await start(session, totpWish));
    const to = await destinationOf(session.accountId);
    const shown = await showPending({ accountId: session.accountId, sessionId: session.id }, NOW);
    expect(shown?.uri).toMatch(/^otpauth:\/\/totp\//);
    const code = emulated().appCode(to);
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
    const first = mustHave(await confirm(session, emulated().appCode(old)));
    const next = await redeem(first.raised?.signInGrant ?? "");
    mustHave(await start(next, totpWish));
    const fresh = await destinationOf(session.accountId);
    mustHave(await confirm(next, emulated().appCode(fresh)));
    await removeAtProviders(NOW);
    expect([emulated().appCode(old), emulated().appCode(fresh)]).toEqual([
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
    const { raised } = mustHave(await confirm(bare, emulated().appCode(await destinationOf(bare.accountId))));
    expect(raised?.hasNewCodes).toBe(true);
    expect(await uncounted()).toBe(before);
    const session = await openSessionOf(bare.accountId, "recovery-code");
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
    mustHave(await confirm(session, emulated().appCode(await destinationOf(session.accountId))));
    const mine = await openSessionOf(session.accountId, "recovery-code");
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
