// Owns ending the trust in all browsers of an account at once.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { deleteDeviceRows } from "@/lib/two-factor/trusted-devices/trusted-device-store";

/** Ends the trust in every device of an account; one row says why, if there was any. */
export async function endTrustedDevices(
  tx: Tx,
  { accountId, reason, actorId = accountId }: { accountId: string; reason: string; actorId?: string },
  trace: Trace,
  now: Date,
): Promise<void> {
  if ((await deleteDeviceRows(tx, accountId)) === 0) return;
  const people = { actorId, subjectId: accountId };
  await recordEvent(
    tx,
    { event: "trusted-device.removed", result: "success", ...people, reason },
    trace,
    now,
  );
}
