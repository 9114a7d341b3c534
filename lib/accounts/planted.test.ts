// Proves, for whatever somebody plants with a stolen session, what is left of it after each thing that its owner, or an administrator, can do.
import { describe, expect, it } from "vitest";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { mintLink } from "@/lib/accounts/link-token";
import { reset, resetTokenFor, tryChange } from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { AFTER, PLANTS, type Stolen } from "@/lib/accounts/test-planted";
import { changeRole } from "@/lib/admin/person/change-role";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { endPersonSessions } from "@/lib/admin/person/end-person-sessions";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { orderFor } from "@/lib/admin/resets/test-reset-people";
import { endAllSessions } from "@/lib/admin/sessions/end-all-sessions";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { endOtherSessions } from "@/lib/sign-in/sessions/end-sessions-by-owner";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

/** What is left on purpose. An intruder's second address hears, and opens nothing. */
const KEPT = {
  heard: ["a second address"],
  programs: ["an API key"],
  trust: ["a trusted browser"],
  passkey: ["a passkey that is enough alone"],
  waiting: ["a link for a new password", "a link to enroll anew", "a request for a reset"],
};

interface Way {
  act: (stolen: Stolen) => Promise<unknown>;
  leaves: string[];
}

async function mailed(purpose: "not-me" | "undo-email", { email, session: { accountId } }: Stolen) {
  return tokenOf(await transaction((tx) => mintLink(tx, purpose, { accountId, email }, NOW)));
}

async function byAdmin({ session: { accountId } }: Stolen, purpose: Parameters<typeof permitOn>[2]) {
  return permitOn(await makeAdmin(), accountId, purpose);
}

const own = async ({ session: { accountId } }: Stolen) => openSessionOf(accountId);

const WAYS: Record<string, Way> = {
  "'this was not me'": {
    act: async (of) => reportAccount({ token: await mailed("not-me", of), trace: TRACE, now: AFTER }),
    leaves: [],
  },
  "taking the address back": {
    act: async (of) => undoEmailChange({ token: await mailed("undo-email", of), trace: TRACE, now: AFTER }),
    leaves: [],
  },
  "a new password from 'this was not me' in the app": {
    act: async (of) => (await tryChange(await own(of), { endsApiKeys: true, now: AFTER })).result,
    leaves: KEPT.heard,
  },
  "a new password": {
    act: async (of) => (await tryChange(await own(of), { now: AFTER })).result,
    leaves: [...KEPT.heard, ...KEPT.programs],
  },
  "a new password by mail": {
    act: async ({ email }) => reset(await resetTokenFor(email), undefined, AFTER),
    leaves: [...KEPT.heard, ...KEPT.programs],
  },
  "ending all other sessions": {
    act: async (of) => {
      const { id, accountId } = await own(of);
      const claim = await claimFor(id, "end-sessions");
      return endOtherSessions({ accountId, claim, trace: TRACE, now: NOW });
    },
    leaves: [...KEPT.heard, ...KEPT.programs, ...KEPT.passkey, ...KEPT.trust, ...KEPT.waiting],
  },
  "an administrator who ends their sessions": {
    act: async (of) => endPersonSessions(await byAdmin(of, "end-person-sessions")),
    leaves: [...KEPT.heard, ...KEPT.programs, ...KEPT.passkey, ...KEPT.waiting],
  },
  "an administrator who ends everybody's": {
    act: async (of) => endAllSessions(await byAdmin(of, "end-all-sessions"), "intruder-suspected"),
    leaves: [...KEPT.heard, ...KEPT.programs, ...KEPT.passkey, ...KEPT.waiting],
  },
  "a change of role": {
    act: async (of) => changeRole(await byAdmin(of, "change-role"), "admin"),
    leaves: [...KEPT.heard, ...KEPT.programs, ...KEPT.passkey, ...KEPT.waiting],
  },
  "a deactivation, and letting them in again": {
    act: async (of) => {
      mustHave(await deactivatePerson(await byAdmin(of, "deactivate-person")));
      return reactivatePerson(await byAdmin(of, "reactivate-person"));
    },
    leaves: [...KEPT.heard, ...KEPT.programs, ...KEPT.passkey],
  },
  "a reset of the second factor": {
    act: async (of) => {
      const person = { id: of.session.accountId, email: of.email };
      return resetSecondFactor(await byAdmin(of, "reset-second-factor"), orderFor(person));
    },
    leaves: [...KEPT.heard, ...KEPT.programs],
  },
};

/** Somebody with a confirmed address, whose session was stolen. */
async function makeStolen(): Promise<Stolen> {
  const stolen = await makePerson();
  const where = { id: stolen.session.accountId };
  await database().account.update({ where, data: { emailConfirmedAt: NOW } });
  return stolen;
}

/** Everything planted at once. Returns what still counts when asked. */
async function plantAll(stolen: Stolen) {
  const asked = new Map<string, () => Promise<boolean>>();
  for (const [name, plant] of Object.entries(PLANTS)) asked.set(name, await plant(stolen));
  return async () => {
    const left: string[] = [];
    for (const [name, counts] of asked) if (await counts()) left.push(name);
    return left.sort();
  };
}

it("all of it counts as long as nobody does anything", async () => {
  const left = await plantAll(await makeStolen());
  expect(await left()).toEqual(Object.keys(PLANTS).sort());
});

describe.each(Object.entries(WAYS))("after %s", (_, { act, leaves }) => {
  it(`nothing is left but ${leaves.join(", ") || "what is the owner's"} (R13, R63, R64, R74)`, async () => {
    const stolen = await makeStolen();
    const left = await plantAll(stolen);
    expect(await act(stolen)).toMatchObject({ ok: true });
    expect(await left()).toEqual(leaves.toSorted());
  });
});
