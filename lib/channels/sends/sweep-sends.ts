// Owns forgetting sends and past pauses once nothing counts them any more.
import "server-only";
import { deletePauses } from "@/lib/channels/sends/pause-store";
import { deleteSends } from "@/lib/channels/sends/send-store";
import { CHANNEL_SEND_RETENTION_SECONDS, VERIFIED_SHARE_UNTIL_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Deletes sends after CHANNEL_SEND_RETENTION_SECONDS, and pauses VERIFIED_SHARE_UNTIL_SECONDS after they ended. */
export async function sweepSends(now: Date): Promise<void> {
  await deleteSends(secondsBefore(now, CHANNEL_SEND_RETENTION_SECONDS));
  await deletePauses(secondsBefore(now, VERIFIED_SHARE_UNTIL_SECONDS));
}
