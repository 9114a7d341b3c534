// Proves that nothing of before lets anybody in once everybody's sessions have ended, an administrator's code included (R64).
import { expect, it } from "vitest";
import { codeFor, makeAdmin, makeMember } from "@/lib/admin/temporary-code/test-temporary-code";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { endSessionsAndTrustOfEverybody } from "@/lib/sign-in/sessions/end-sessions-and-trust-of-everybody";
import { NOW, rewardFor } from "@/lib/two-factor/test-person";

it("a temporary code of before signs nobody in (R64)", async () => {
  const [admin, person] = [await makeAdmin(), await makeMember()];
  const code = await codeFor(person, admin);
  await transaction((tx) => endSessionsAndTrustOfEverybody(tx, admin.session.id));
  expect(await database().temporaryCode.count()).toBe(0);
  const proof = { kind: "recovery-code", code } as const;
  const ticket = await rewardFor(person.email);
  expect(await completeSignIn({ ticket, proof }, TRACE, NOW)).toMatchObject({ error: "recovery-code-wrong" });
});
