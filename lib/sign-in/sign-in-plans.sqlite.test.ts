// Proves that nothing which a sign-in or a request's session asks of SQLite gets slower with the number of accounts.
import { beforeAll, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { listSessions } from "@/lib/sign-in/sessions/session-list";
import { signIn } from "@/lib/sign-in/sign-in";
import { watchPlans } from "@/lib/sign-in/test-plans";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { signInAndTrust } from "@/lib/two-factor/trusted-devices/test-trusting";
import { listTrustedDevices } from "@/lib/two-factor/trusted-devices/trusted-device-store";

let plans: () => Promise<string[]>;
beforeAll(() => {
  plans = watchPlans();
});

/** Neither a walk through a table nor one through what is the same in nearly every row of it. */
const GROWS = /SCAN (?!CONSTANT|pairs|sub\b)|Session_epoch_idx|TrustedDevice_epoch_idx|expiresAt_idx/;

it("finds every row by its account or its own key", async () => {
  const { email, phone, session } = await makeProtectedPerson();
  await plans();
  const ticket = await rewardFor(email);
  const trusted = await signInAndTrust(ticket, phone.codeAt(NOW));
  const opened = await redeem(trusted.grant);
  const claim = { email, password: PASSWORD, browserMark: undefined };
  mustHave(await signIn({ ...claim, deviceToken: trusted.deviceToken ?? "" }, TRACE, NOW));
  await listSessions(opened, NOW);
  await listTrustedDevices({ accountId: session.accountId, epoch: opened.epoch }, NOW);
  const told = await plans();
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter((plan) => GROWS.test(plan))).toEqual([]);
});
