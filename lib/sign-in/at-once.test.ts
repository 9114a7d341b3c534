// Proves that nothing an intruder does at the same moment outlasts what shuts them out, whichever of the two comes first (R13, R63, R74, R121).
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { tryChange } from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { deactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { orderFor } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { ATTACKS, linkTo, makeVictim, type Victim } from "@/lib/sign-in/test-attacks";
import { NOW } from "@/lib/two-factor/test-person";

interface End {
  ready: (victim: Victim) => Promise<() => Promise<{ ok: boolean }>>;
  /** What may stand beside it: it does not end that, or whoever comes first shuts the other one out. */
  leaves: string[];
}

const ENDS: Record<string, End> = {
  "'this was not me'": {
    ready: async (victim) => {
      const token = await linkTo(victim, "not-me");
      return () => reportAccount({ token, trace: TRACE, now: NOW });
    },
    leaves: [],
  },
  "taking the address back": {
    ready: async (victim) => {
      const token = await linkTo(victim, "undo-email");
      return () => undoEmailChange({ token, trace: TRACE, now: NOW });
    },
    leaves: [],
  },
  "a new password in the app": {
    ready: async ({ own }) => {
      return async () =>
        (await tryChange(own, { newPassword: "cedar violet stove", endsApiKeys: true })).result;
    },
    leaves: ["an authenticator that is confirmed", "a changed password", "a new password by mail"],
  },
  "a reset by an administrator": {
    ready: async ({ accountId, email }) => {
      const act = await permitOn(await makeAdmin(), accountId, "reset-second-factor");
      return () => resetSecondFactor(act, orderFor({ id: accountId, email }));
    },
    leaves: ["an API key"],
  },
  "a deactivation": {
    ready: async ({ accountId }) => {
      const act = await permitOn(await makeAdmin(), accountId, "deactivate-person");
      return () => deactivatePerson(act);
    },
    leaves: [],
  },
};

/** Which of the two begins, and how long before the other one. */
const HEADSTARTS = [-8, 0, 8, 25];

describe.each(Object.entries(ENDS))("%s", (_, { ready, leaves }) => {
  it.each(Object.keys(ATTACKS).filter((name) => !leaves.includes(name)))("outlasts %s", async (name) => {
    for (const headstart of HEADSTARTS) {
      const victim = await makeVictim();
      const [end, attack] = [await ready(victim), await ATTACKS[name]?.(victim)];
      const begun = async <T>(act: () => Promise<T>, afterMs: number) => {
        if (afterMs > 0) await wait(afterMs);
        return act();
      };
      const [ended, stands] = await Promise.all([
        begun(end, headstart),
        begun(async () => attack?.(), -headstart),
      ]);
      expect(ended, `begun ${headstart} ms later`).toMatchObject({ ok: true });
      expect(await stands?.(), `begun ${headstart} ms later`).toBe(false);
    }
  });
});

it.each(Object.entries(ATTACKS))("%s stands as long as nobody shuts the intruder out", async (_, attack) => {
  const act = await attack(await makeVictim());
  const stands = await act();
  expect(await stands()).toBe(true);
});

it("a reset leaves no authenticator that was confirmed beside it", async () => {
  const victim = await makeVictim();
  const end = await ENDS["a reset by an administrator"]?.ready(victim);
  const confirm = await ATTACKS["an authenticator that is confirmed"]?.(victim);
  await Promise.all([end?.(), confirm?.()]);
  const { factorCount, resetAt } = await database().account.findUniqueOrThrow({
    where: { id: victim.accountId },
  });
  expect([factorCount, resetAt]).toEqual([0, NOW]);
});
