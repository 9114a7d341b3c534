// Proves that a policy is strict where SQLite kept a value that its column should not hold.
import { expect, it } from "vitest";
import { currentPolicy, forgetPolicy } from "@/lib/accounts/policy/current-policy";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { database } from "@/lib/platform/db";

it("asks everything of everybody when a time is none (R4)", async () => {
  await setPolicy({ members: "optional", trustedDevices: true });
  await database().$executeRaw`UPDATE "Policy" SET "requiredFrom" = 'soon' WHERE id = 1`;
  forgetPolicy();
  expect(await currentPolicy()).toMatchObject({ members: "required", trustedDevices: false });
});
