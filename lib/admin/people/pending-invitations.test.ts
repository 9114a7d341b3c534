// Proves that everybody who was invited can be found: page by page, and by the start of an address.
import { beforeAll, expect, it } from "vitest";
import { pendingInvitation, pendingInvitations } from "@/lib/admin/people/pending-invitations";
import type { PeoplePlace } from "@/lib/admin/people/people-query";
import { plantInvitations } from "@/lib/admin/people/test-invitations";
import { database } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { later, NOW } from "@/lib/two-factor/test-person";

let invited: string[];
beforeAll(async () => {
  invited = await plantInvitations(95);
  const old = { hash: newId(), createdAt: later(-999), purpose: "invitation" };
  const rows = [
    { ...old, id: "used", email: "wait-0@example.test", usedAt: NOW, expiresAt: later(99) },
    { ...old, id: "dead", email: "wait-1@example.test", hash: newId(), expiresAt: NOW },
    {
      ...old,
      id: "other",
      email: "wait-2@example.test",
      hash: newId(),
      expiresAt: later(99),
      purpose: "confirm-email",
    },
  ];
  await database().linkToken.createMany({ data: rows });
});

/** Follows "Next page" to the end. */
async function walkThrough(search: string, size: number): Promise<(string | null)[]> {
  const emails: (string | null)[] = [];
  let after: PeoplePlace | null = null;
  do {
    const page = await pendingInvitations({ search, after }, size, NOW);
    expect(page.invitations.length).toBeLessThanOrEqual(size);
    emails.push(...page.invitations.map(({ email }) => email));
    after = page.next;
  } while (after);
  return emails;
}

it("lists everybody once, the newest first, whatever the size of a page", async () => {
  const whole = await walkThrough("", 500);
  expect([...whole].sort()).toEqual(invited);
  const times = (await pendingInvitations({ search: "", after: null }, 500, NOW)).invitations.map(
    ({ createdAt }) => createdAt.getTime(),
  );
  expect(times).toEqual([...times].sort((a, b) => b - a));
  for (const size of [1, 7, 10, 50]) expect(await walkThrough("", size)).toEqual(whole);
});

it("finds by the start of an address, in the order of addresses, and nobody who joined or waited too long", async () => {
  for (const size of [1, 3, 50]) {
    expect(await walkThrough("wait-0", size)).toEqual(invited);
    expect(await walkThrough("wait-09", size)).toEqual(invited.slice(90));
  }
  expect(await walkThrough("wait-042@example.test", 5)).toEqual(["wait-042@example.test"]);
  for (const nobody of ["ait-042", "wait-1", "wait-2", "%", "_", "' OR 1=1 --"])
    expect(await walkThrough(nobody, 5)).toEqual([]);
});

it("begins anew at a place that is none of its own", async () => {
  for (const search of ["", "wait-04"]) {
    const first = await pendingInvitations({ search, after: null }, 3, NOW);
    for (const key of ["", "x", "wait-05", "1e3"])
      expect(await pendingInvitations({ search, after: { walk: 0, id: "x", key } }, 3, NOW)).toEqual(first);
  }
});

it("finds one by its id while it waits, and none that was used, is too old or is no invitation", async () => {
  const [waits] = (await pendingInvitations({ search: "wait-042", after: null }, 1, NOW)).invitations;
  expect(waits).toMatchObject({ email: "wait-042@example.test", role: "member" });
  expect(await pendingInvitation(String(waits?.id), NOW)).toEqual(waits);
  for (const id of ["used", "dead", "other", "nobody"]) expect(await pendingInvitation(id, NOW)).toBeNull();
});
