// Proves which entries count against a limit: of one account, of one event, after a moment, and for one reason where one is named.
import { expect, it } from "vitest";
import { recordEvent } from "@/lib/audit/record-event";
import { countEvents } from "@/lib/audit/store";
import { TRACE } from "@/lib/audit/test-trace";
import { transaction } from "@/lib/platform/db";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

it("counts those after the moment, and not one of the moment itself", async () => {
  const [mine, other] = [await makePerson(), await makePerson()];
  const { accountId } = mine.session;
  const note = (actorId: string, at: Date, reason?: string) => {
    const entry = { event: "enrollment.started", result: "success", actorId, reason } as const;
    return transaction((tx) => recordEvent(tx, entry, TRACE, at));
  };
  await note(accountId, NOW);
  await note(accountId, later(0.001));
  await note(accountId, later(60), "again");
  await note(other.session.accountId, later(60));
  const countSince = (since: Date, reason?: string) =>
    transaction((tx) =>
      countEvents(tx, { subjectId: accountId, event: "enrollment.started", since, reason }),
    );
  expect(await countSince(later(-0.001))).toBe(3);
  expect(await countSince(NOW)).toBe(2);
  expect(await countSince(NOW, "again")).toBe(1);
  expect(await countSince(later(60))).toBe(0);
});
