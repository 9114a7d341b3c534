// Proves that the security log forgets an erased person for good, and keeps their entries and everybody else's.
import { beforeAll, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { pseudonymOf } from "@/lib/audit/pseudonym";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { makePerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";

let gone: string;
let other: string;

beforeAll(async () => {
  const [leaver, witness] = [await makePerson(), await makePerson()];
  gone = leaver.session.accountId;
  other = witness.session.accountId;
  await rewardFor(leaver.email);
  const acts = [
    { event: "sessions.ended", result: "success", actorId: gone, subjectId: other },
    { event: "sessions.ended", result: "success", actorId: other, subjectId: gone },
  ] as const;
  await transaction(async (tx) => {
    for (const act of acts) await recordEvent(tx, act, TRACE, NOW);
  });
  mustHave(await deleteAccount(await ownAct(leaver.session, "delete-account")));
});

it("leaves the id of an erased account in no row, as actor or as subject (R114)", async () => {
  const where = { OR: [{ actorId: gone }, { subjectId: gone }] };
  expect(await database().auditRow.count({ where })).toBe(0);
});

it("keeps the entries together under one pseudonym, the last one included (R114)", async () => {
  const subjectId = pseudonymOf(gone);
  const rows = await database().auditRow.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
  expect(rows.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["password.checked", "session.opened", "sessions.ended"]),
  );
  expect(rows.at(-1)).toMatchObject({ event: "account.deleted", actorId: subjectId });
});

it("keeps who else was there", async () => {
  const acts = await database().auditRow.findMany({ where: { event: "sessions.ended" } });
  const pairs = acts.map(({ actorId, subjectId }) => [actorId, subjectId]);
  expect(pairs).toEqual([
    [pseudonymOf(gone), other],
    [other, pseudonymOf(gone)],
  ]);
});

it("is no plain hash of the id, and never looks like one", () => {
  expect(pseudonymOf(gone)).toMatch(/^erased:[\w-]{22}$/);
  expect(pseudonymOf(gone)).toBe(pseudonymOf(gone));
  expect(pseudonymOf(gone)).not.toBe(pseudonymOf(other));
  expect(pseudonymOf(gone)).not.toContain(gone);
});
