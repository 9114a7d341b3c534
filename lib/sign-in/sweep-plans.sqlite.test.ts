// Proves that the sweeper, which every server runs each half minute, reads what is over and nothing else.
import { beforeAll, expect, it } from "vitest";
import { sweepAccounts } from "@/lib/accounts/sweep";
import { sweepApiUse } from "@/lib/api/sweep-api-use";
import { nextDue, sweepMails } from "@/lib/mail/store";
import { sweepNotices } from "@/lib/notices/notice-store";
import { sweepAddressLimits } from "@/lib/platform/address-limits";
import { database } from "@/lib/platform/db";
import { sweepEpochs } from "@/lib/sign-in/sessions/session-epoch";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { watchPlans } from "@/lib/sign-in/test-plans";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { makePerson, NOW } from "@/lib/two-factor/test-person";

let plans: () => Promise<string[]>;
beforeAll(async () => {
  plans = watchPlans();
  const { session } = await makePerson();
  await database().account.update({ where: { id: session.accountId }, data: { role: "admin" } });
  await plans();
});

it.each<[string, (now: Date) => Promise<unknown>]>([
  ["sign-in", sweepSignIn],
  ["session epochs", () => sweepEpochs()],
  ["two-factor", sweepTwoFactor],
  ["accounts", sweepAccounts],
  ["notices", sweepNotices],
  ["mails", sweepMails],
  ["the next mail", () => nextDue()],
  ["API use", sweepApiUse],
  ["address limits", sweepAddressLimits],
])("looks for what is over by its time: %s", async (_name, sweep) => {
  await sweep(NOW);
  const told = await plans();
  expect(told.length).toBeGreaterThan(0);
  // By a moment or an epoch, or, of administrators and single rows, by equality; never by what is empty in most rows.
  const isShort = (plan: string) =>
    /^(MULTI-INDEX OR|SEARCH)/.test(plan) && !/SCAN|dueAt=\?\)|sealedCodes/.test(plan.split(" <- ")[0] ?? "");
  expect(told.filter((plan) => !isShort(plan))).toEqual([]);
});
