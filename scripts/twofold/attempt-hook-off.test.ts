// Proves that an operator can switch off a hook that keeps everybody out, and that this is written down and told.
import { afterAll, expect, it, vi } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { makeProtectedPerson, NOW, rewardFor } from "@/lib/two-factor/test-person";
import { hangsUp, TestReceiver } from "@/lib/webhooks/test-receiver";
import { allowLoopback, plantAttemptHook, theAdmin } from "@/lib/webhooks/test-webhooks";
import { attemptHookOff } from "@/scripts/twofold/attempt-hook-off";

allowLoopback();
const receiver = await new TestReceiver().start();
receiver.manner = hangsUp;
afterAll(() => receiver.stop());

async function run(): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line).trimEnd()) > 0);
  await attemptHookOff.run().finally(() => vi.restoreAllMocks());
  return lines.join();
}

it("lets people in again, once, and tells every administrator", async () => {
  expect(await run()).toBe("There is no attempt hook that is on.");
  await plantAttemptHook(receiver.url(), false);
  const { email, phone } = await makeProtectedPerson();
  const signIn = async () => {
    const code = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
    return completeSignIn({ ticket: await rewardFor(email), proof: code }, TRACE, NOW);
  };
  expect(await signIn()).toMatchObject({ error: "attempt-denied" });
  expect(await run()).toBe("The attempt hook is off. Sign-ins go on within 5 seconds.");
  expect((await signIn()).ok).toBe(true);
  expect(await run()).toBe("There is no attempt hook that is on.");
  const rows = await database().auditRow.findMany({ where: { event: "webhook.changed" } });
  expect(rows).toMatchObject([{ reason: "switched-off", actorId: null, browser: "Command line" }]);
  const { accountId } = await theAdmin();
  const where = { accountId, kind: "admin-webhook-changed" };
  expect(await database().notice.count({ where })).toBe(1);
});
