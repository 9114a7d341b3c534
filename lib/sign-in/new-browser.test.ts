// Proves that a sign-in from a browser which the account does not know is told to its owner, and no other (R85).
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { later, makePerson } from "@/lib/two-factor/test-person";

const DAY = 86_400;

async function openAt(accountId: string, seconds: number, browserMark?: string): Promise<void> {
  const now = later(seconds);
  const grant = await signInGrantOf(accountId, "password", now);
  expect(await redeemSignInGrant(grant, TRACE, now, browserMark)).not.toBeNull();
}
/** As if the password had been chosen then. */
async function choosePasswordAt(accountId: string, seconds: number): Promise<void> {
  await database().password.update({ where: { accountId }, data: { changedAt: later(seconds) } });
}
const notices = (accountId: string) =>
  database().notice.findMany({ where: { accountId }, select: { kind: true, browser: true, address: true } });
const reasons = async (accountId: string) =>
  (await database().auditRow.findMany({ where: { subjectId: accountId, event: "session.opened" } })).map(
    ({ reason }) => reason,
  );
const told = { kind: "new-browser", browser: TRACE.browser, address: TRACE.address };

describe("is told", () => {
  it("of a browser without a mark, with browser and network, each time", async () => {
    const { accountId } = (await makePerson()).session;
    await openAt(accountId, DAY);
    await openAt(accountId, 2 * DAY);
    expect(await notices(accountId)).toEqual([told, told]);
    expect(await reasons(accountId)).toEqual([null, "new-browser", "new-browser"]);
  });

  it.each([
    ["of somebody else", () => markKnownBrowser("another-account", later(DAY))],
    [
      "that is too old",
      async (accountId: string) => {
        await choosePasswordAt(accountId, -200 * DAY);
        return markKnownBrowser(accountId, later(-180 * DAY));
      },
    ],
    [
      "that is older than the password",
      async (accountId: string) => {
        await choosePasswordAt(accountId, DAY - 1);
        return markKnownBrowser(accountId, later(DAY - 2));
      },
    ],
    ["that was made up", () => "a.1.b"],
    ["that is empty", () => ""],
  ])("of a mark %s", async (_, make) => {
    const { accountId } = (await makePerson()).session;
    await openAt(accountId, DAY, await make(accountId));
    expect(await notices(accountId)).toEqual([told]);
  });
});

describe("is not told", () => {
  it("of a browser that signed in before", async () => {
    const { accountId } = (await makePerson()).session;
    await openAt(accountId, DAY, markKnownBrowser(accountId, later(0)));
    expect(await notices(accountId)).toEqual([]);
  });

  it("to whoever has just made the account", async () => {
    const { accountId } = (await makePerson()).session;
    await openAt(accountId, 59);
    expect(await notices(accountId)).toEqual([]);
    await openAt(accountId, 60);
    expect(await notices(accountId)).toEqual([told]);
  });
});
