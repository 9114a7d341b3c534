// Proves that the lists of resets are in order, page to the end without gap or double, and tell what is known of a request.
import { beforeAll, describe, expect, it } from "vitest";
import { requestView } from "@/lib/admin/resets/request-view";
import { resetDetail } from "@/lib/admin/resets/reset-detail";
import { type ResetPlace, resetLists } from "@/lib/admin/resets/reset-lists";
import { resetPlaceOf, resetsPath } from "@/lib/admin/resets/reset-query";
import { type Admin, makeAdmin, makeMember } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { RESETS_PAGE } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { later, NOW } from "@/lib/two-factor/test-person";

let admin: Admin;
let person: Awaited<ReturnType<typeof makeMember>>;

beforeAll(async () => {
  [admin, person] = [await makeAdmin(), await makeMember()];
});

function plantReset(own: object) {
  const row = { id: newId(), accountId: person.id, actorId: admin.id, reason: "Seen", delaySeconds: 0 };
  return database().reset.create({ data: { ...row, state: "done", createdAt: NOW, ...own } });
}

describe("the history", () => {
  it("pages through everything that is over, newest first, many of one moment too", async () => {
    const count = 2 * RESETS_PAGE + 3;
    for (let n = 0; n < count; n += 1) await plantReset({ endedAt: later(Math.floor(n / 7)) });
    const seen: string[] = [];
    const times: number[] = [];
    let before: ResetPlace | null = null;
    do {
      const { resets, older } = await resetLists(before);
      expect(resets.length).toBeLessThanOrEqual(RESETS_PAGE);
      seen.push(...resets.map(({ id }) => id));
      times.push(...resets.map(({ endedAt }) => endedAt?.getTime() ?? 0));
      before = resetPlaceOf(new URL(resetsPath(older), "http://x").searchParams.get("before"));
    } while (before);
    expect(new Set(seen).size).toBe(count);
    expect(seen).toHaveLength(count);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  it.each([undefined, "", "x", "1-", "-a", "99999999999999-a", "1-a b", ["1-a", "1-b"], "1-' OR 1=1 --"])(
    "begins at the newest for %j (R22)",
    (text) => expect(resetPlaceOf(text)).toBeNull(),
  );
});

it("shows what is under way apart, oldest first, and names who began it", async () => {
  const pending = { state: "scheduled", effectiveAt: later(60) };
  const other = await makeMember();
  const late = await plantReset({ ...pending, createdAt: later(5), pendingFor: person.id });
  const early = await plantReset({ state: "waiting", accountId: other.id, pendingFor: other.id });
  const listed = (await resetLists(null)).pending;
  expect(listed.map(({ id }) => id)).toEqual([early.id, late.id]);
  expect(listed[1]).toMatchObject({ email: person.email, admin: admin.email, state: "scheduled" });
  expect(await resetDetail(late.id, admin.id)).toMatchObject({ reason: "Seen", isApprovedByMe: false });
  expect(await resetDetail("nothing", admin.id)).toBeNull();
});

it("shows the oldest requests first, says that there are more, and what is known of one", async () => {
  const { browser, address } = TRACE;
  for (let n = 0; n <= RESETS_PAGE; n += 1) {
    const row = { accountId: person.id, text: `Number ${n}`, createdAt: later(-n), browser, address };
    await database().resetRequest.create({ data: { id: newId(), ...row, isKnownBrowser: n === 0 } });
  }
  const { requests, isMore } = await resetLists(null);
  expect([requests.length, isMore]).toEqual([RESETS_PAGE, true]);
  expect(requests[0]?.createdAt).toEqual(later(-RESETS_PAGE));
  const newest = await database().resetRequest.findFirstOrThrow({ where: { text: "Number 0" } });
  const view = await requestView(newest.id);
  expect(view).toMatchObject({ email: person.email, isOpen: true, requestsBefore: RESETS_PAGE });
  expect(view?.signIns).toMatchObject([{ browser, address }]);
  expect(view?.signs).toEqual([{ kind: "requests", count: RESETS_PAGE }, { kind: "newAccount" }]);
  expect(await requestView("nothing")).toBeNull();
});

it("goes with the person, and forgets which administrator it was when that account goes (R114)", async () => {
  const [gone, who] = [await makeAdmin(), await makeMember()];
  const mine = await plantReset({ actorId: gone.id, endedAt: NOW });
  const theirs = await plantReset({ accountId: who.id, endedAt: NOW });
  const yes = { id: newId(), resetId: mine.id, adminId: gone.id, at: NOW };
  await database().resetApproval.create({ data: yes });
  await database().account.deleteMany({ where: { id: { in: [gone.id, who.id] } } });
  expect(await resetDetail(mine.id, admin.id)).toMatchObject({ admin: null, email: person.email });
  expect(await database().resetApproval.count({ where: { resetId: mine.id } })).toBe(0);
  expect(await resetDetail(theirs.id, admin.id)).toBeNull();
});
