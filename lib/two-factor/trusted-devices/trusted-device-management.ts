// Owns what people do with their trusted devices: rename one, end the trust in one or all (R67).
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";
import { endTrustedDevices } from "@/lib/two-factor/trusted-devices/end-trusted-devices";
import { deleteDeviceRow, renameDeviceRow } from "@/lib/two-factor/trusted-devices/trusted-device-store";

type RemovalError = "step-up-required" | "trusted-device-missing";

/** Gives a device another name. Errors: trusted-device-missing (also for somebody else's, R78). */
export async function renameTrustedDevice(
  owned: { id: string; accountId: string },
  name: string,
): Promise<Result<null, "trusted-device-missing">> {
  const isRenamed = await transaction((tx) => renameDeviceRow(tx, owned, name));
  return isRenamed ? accepted(null) : refused("trusted-device-missing");
}

/** Ends the trust in one device. What is refused consumes no grant. Errors: step-up-required, trusted-device-missing. */
export function removeTrustedDevice(act: OwnAct, id: string): Promise<Result<null, RemovalError>> {
  const { accountId, trace, now } = act;
  return steppedUp(act, "remove-trusted-devices", async (tx) => {
    if (!(await deleteDeviceRow(tx, { id, accountId }))) return refused("trusted-device-missing");
    const entry = { event: "trusted-device.removed", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, reason: "by-owner" }, trace, now);
    return accepted(null);
  });
}

/** Ends the trust in every device of the account. Errors: step-up-required. */
export function removeAllTrustedDevices(act: OwnAct): Promise<Result<null, RemovalError>> {
  return steppedUp(act, "remove-trusted-devices", async (tx) => {
    await endTrustedDevices(tx, { accountId: act.accountId, reason: "by-owner" }, act.trace, act.now);
    return accepted(null);
  });
}
