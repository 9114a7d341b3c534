// Owns removing what is known of sends once nothing counts it.
import "server-only";
import { deletePauses } from "@/lib/channels/sends/pause-store";
import { deleteSends } from "@/lib/channels/sends/send-store";
import { CHANNEL_SEND_RETENTION_SECONDS, VERIFIED_SHARE_UNTIL_SECONDS } from "@/lib/platform/durations";

export async function sweepSends(now: Date): Promise<void> {
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  await deleteSends(ago(CHANNEL_SEND_RETENTION_SECONDS));
  await deletePauses(ago(VERIFIED_SHARE_UNTIL_SECONDS));
}
