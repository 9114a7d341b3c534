// Proves that ticket, sign-in grant, session and step-up grant are never taken for one another, end on time, and count once.
import { beforeAll, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/random-token";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { consumeStepUpGrant, holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { STEP_UP_PURPOSES, type StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { findTicket, mintTicket } from "@/lib/sign-in/ticket";
import { later, makePerson, makeProtectedPerson, NOW, type OpenSession } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

let person: Awaited<ReturnType<typeof makeProtectedPerson>>;
let session: OpenSession;
let otherSession: OpenSession;
const purpose: StepUpPurpose = "turn-off";

const ticket = () => transaction((tx) => mintTicket(tx, session.accountId, NOW));
const grant = () => signInGrantOf(session.accountId);
const stepUp = async () => (await claimFor(session.id, purpose)).token;
const claimOf = (token: string) => ({ token, sessionId: session.id, purpose });

beforeAll(async () => {
  person = await makeProtectedPerson();
  session = await openSessionOf(person.session.accountId);
  otherSession = (await makePerson()).session;
});

describe("no credential is accepted for another (R20)", () => {
  const tokens: Record<string, () => Promise<string>> = {
    "a ticket": ticket,
    "a sign-in grant": grant,
    "a session": async () => session.token,
    "a step-up grant": stepUp,
    "an unknown token": async () => newToken().token,
    "an empty text": async () => "",
  };
  /** Whether a door opens for a token, for each door. */
  const doors: Record<string, (token: string) => Promise<boolean>> = {
    "a ticket": async (token) => (await findTicket(token, NOW)) !== null,
    "a sign-in grant": async (token) => (await redeemSignInGrant(token, TRACE, NOW)) !== null,
    "a session": async (token) => (await findSession(token, NOW)) !== null,
    "a step-up grant": (token) => holdsStepUpGrant(claimOf(token), NOW),
  };
  const pairs = Object.keys(doors).flatMap((door) => Object.keys(tokens).map((token) => ({ door, token })));

  it.each(pairs)("where $door is asked for, $token is shown", async ({ door, token }) => {
    const made = (await tokens[token]?.()) ?? "";
    expect(await doors[door]?.(made)).toBe(token === door);
  });

  it("and the right code with anything but a ticket opens nothing", async () => {
    const sessionsBefore = await database().session.count();
    for (const make of [grant, stepUp, async () => session.token, async () => ""]) {
      const proof = { kind: "authenticator", code: person.phone.codeAt(NOW) } as const;
      expect(await completeSignIn({ ticket: await make(), proof }, TRACE, NOW)).toMatchObject({
        error: "ticket-expired",
      });
    }
    expect(await database().session.count()).toBe(sessionsBefore);
  });
});

describe("each ends to the second", () => {
  it("a ticket after five minutes (R17)", async () => {
    const token = await ticket();
    expect((await findTicket(token, later(299.999)))?.accountId).toBe(session.accountId);
    expect(await findTicket(token, later(300))).toBeNull();
    const proof = { kind: "authenticator", code: person.phone.codeAt(later(300)) } as const;
    expect(await completeSignIn({ ticket: token, proof }, TRACE, later(300))).toMatchObject({
      error: "ticket-expired",
    });
  });

  it("a sign-in grant after one minute", async () => {
    expect(await redeemSignInGrant(await grant(), TRACE, later(60))).toBeNull();
    expect(await redeemSignInGrant(await grant(), TRACE, later(59.999))).not.toBeNull();
  });

  it("a step-up grant after five minutes", async () => {
    const claim = claimOf(await stepUp());
    expect(await holdsStepUpGrant(claim, later(299.999))).toBe(true);
    expect(await holdsStepUpGrant(claim, later(300))).toBe(false);
    expect(await transaction((tx) => consumeStepUpGrant(tx, claim, claim.purpose, later(300)))).toBe(false);
    expect(await transaction((tx) => consumeStepUpGrant(tx, claim, claim.purpose, later(299.999)))).toBe(
      true,
    );
  });
});

describe("each counts once", () => {
  it("a sign-in grant: twenty at once open one session", async () => {
    const token = await grant();
    const before = await database().session.count();
    const opened = await Promise.all(Array.from({ length: 20 }, () => redeemSignInGrant(token, TRACE, NOW)));
    expect(opened.filter((each) => each !== null)).toHaveLength(1);
    expect(await database().session.count()).toBe(before + 1);
  });

  it("a step-up grant: twenty at once permit one act", async () => {
    const claim = claimOf(await stepUp());
    const consume = () => transaction((tx) => consumeStepUpGrant(tx, claim, claim.purpose, NOW));
    const consumed = await Promise.all(Array.from({ length: 20 }, consume));
    expect(consumed.filter(Boolean)).toHaveLength(1);
    expect(await holdsStepUpGrant(claim, NOW)).toBe(false);
  });
});

describe("a step-up grant", () => {
  it("permits no other act than its own", async () => {
    const claim = claimOf(await stepUp());
    for (const other of STEP_UP_PURPOSES.filter((each) => each !== purpose)) {
      expect(await holdsStepUpGrant({ ...claim, purpose: other }, NOW)).toBe(false);
      expect(
        await transaction((tx) => consumeStepUpGrant(tx, { ...claim, purpose: other }, other, NOW)),
      ).toBe(false);
    }
    expect(await holdsStepUpGrant(claim, NOW)).toBe(true);
  });

  it("counts in no other session, nor once its own has ended", async () => {
    const claim = claimOf(await stepUp());
    expect(await holdsStepUpGrant({ ...claim, sessionId: otherSession.id }, NOW)).toBe(false);
    await database().session.delete({ where: { id: session.id } });
    expect(await holdsStepUpGrant(claim, NOW)).toBe(false);
  });
});

it("keeps of every token its SHA-256 alone, on the disk (R17)", async () => {
  session = (await makePerson()).session;
  const made = [await ticket(), await grant(), await stepUp(), session.token];
  const dump = dumpDatabase();
  for (const token of made) {
    expect(dump.includes(hashToken(token))).toBe(true);
    expect(dump.includes(token)).toBe(false);
    expect(dump.includes(Buffer.from(token, "base64url"))).toBe(false);
  }
});
