// Proves that nothing which a sign-in or a request's session asks of SQLite gets slower with the number of accounts.
import { beforeAll, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { completeSignInAndTrust } from "@/lib/sign-in/complete-sign-in";
import { listSessions } from "@/lib/sign-in/session-list";
import { signIn } from "@/lib/sign-in/sign-in";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { listTrustedDevices } from "@/lib/two-factor/trusted-device-store";

let statements: { sql: string; parameters: string }[] = [];
beforeAll(() => {
  shared("database", () =>
    openDatabase(settings().databaseUrl, ({ query, params }) =>
      statements.push({ sql: query, parameters: params }),
    ),
  );
});

/** How SQLite finds the rows of each statement that was run, with the statement. */
async function plans(): Promise<string[]> {
  const ran = statements.filter(({ sql }) => /^\s*(SELECT|UPDATE|DELETE)/.test(sql));
  statements = [];
  const told: string[] = [];
  for (const { sql, parameters } of ran) {
    const values: unknown[] = JSON.parse(parameters);
    const plan = await database().$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql}`,
      ...values,
    );
    told.push(`${plan.map(({ detail }) => detail).join("; ")} <- ${sql}`);
  }
  statements = [];
  return told;
}

/** Neither a walk through a table nor one through what is the same in nearly every row of it. */
const GROWS = /SCAN (?!CONSTANT|pairs|sub\b)|Session_epoch_idx|TrustedDevice_epoch_idx|expiresAt_idx/;

it("finds every row by its account or its own key", async () => {
  const { email, phone, session } = await makeProtectedPerson();
  statements = [];
  const ticket = await rewardFor(email);
  const trusted = mustHave(await completeSignInAndTrust(ticket, phone.codeAt(NOW), TRACE, NOW));
  const opened = await redeem(trusted.grant);
  const claim = { email, password: PASSWORD, browserMark: undefined };
  mustHave(await signIn({ ...claim, deviceToken: trusted.deviceToken ?? "" }, TRACE, NOW));
  await listSessions(opened, NOW);
  await listTrustedDevices({ accountId: session.accountId, epoch: opened.epoch }, NOW);
  const told = await plans();
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter((plan) => GROWS.test(plan))).toEqual([]);
});
