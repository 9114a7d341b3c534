// Proves that no authenticator is left out where they are many, and that no step ever goes back (R28).
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { stepAt } from "@/lib/totp/step";
import { spendSteps } from "@/lib/two-factor/authenticators/step-store";
import { makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

it("spends the steps of all, a part of them at a time", async () => {
  const people = [await makeProtectedPerson(), await makeProtectedPerson(), await makeProtectedPerson()];
  const [ahead] = people.map(({ authenticatorId }) => authenticatorId);
  const spent = stepAt(NOW.getTime(), 30) + 1;
  await database().authenticator.update({ where: { id: ahead ?? "" }, data: { lastUsedStep: spent + 5 } });
  await spendSteps(1, NOW, 1);
  const rows = await database().authenticator.findMany({ select: { id: true, lastUsedStep: true } });
  expect(rows).toHaveLength(3);
  for (const { id, lastUsedStep } of rows) expect(lastUsedStep).toBe(id === ahead ? spent + 5 : spent);
});
