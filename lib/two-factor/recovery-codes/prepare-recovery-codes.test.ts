// Proves that recovery codes need not be ready: where too many hashes wait, confirming the enrollment makes them.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { bcryptBatch } from "@/lib/platform/hash-pool";
import { BATCH_QUEUE_LENGTH } from "@/lib/platform/limits";
import { holdHashes } from "@/lib/platform/test-held-hashes";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { prepareRecoveryCodes } from "@/lib/two-factor/recovery-codes/prepare-recovery-codes";
import { beginEnrollment, makePerson, mustHave, NOW, shownCodes } from "@/lib/two-factor/test-person";

const CHEAP_SALT = "$2b$04$abcdefghijklmnopqrstuu";

it("are left to the confirmation while no more batches may wait", async () => {
  const { session } = await makePerson();
  const { accountId } = session;
  const { owner, phone, enrollmentId } = await beginEnrollment(session);
  const goOn = holdHashes();
  const waiting = Array.from({ length: BATCH_QUEUE_LENGTH + 1 }, () => bcryptBatch(["text"], CHEAP_SALT));
  await prepareRecoveryCodes(enrollmentId, accountId);
  const enrollment = await database().enrollment.findUniqueOrThrow({ where: { accountId } });
  expect(enrollment.sealedCodes).toBeNull();
  await goOn();
  await Promise.all(waiting);
  const confirmation = { owner, code: phone.codeAt(NOW), name: "Phone", trace: TRACE, now: NOW };
  expect(mustHave(await confirmEnrollment(confirmation)).hasNewCodes).toBe(true);
  expect((await shownCodes(accountId, NOW))?.codes).toHaveLength(10);
});
