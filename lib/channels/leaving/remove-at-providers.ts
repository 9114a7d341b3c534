// Owns the job that has providers forget registrations which ended here, again and again until they do.
import "server-only";
import { APP_KINDS, type ChannelKind } from "@/lib/channels/kinds";
import { forgetDestination } from "@/lib/channels/leaving/forget-destination";
import { openEnded } from "@/lib/channels/leaving/open-ended";
import {
  deleteOldRemovals,
  deleteRemoval,
  dueRemovals,
  type Removal,
  takeTry,
} from "@/lib/channels/leaving/removal-store";
import { PROVIDER_REMOVAL_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";

const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 6 * 3600;

/** One round at each provider: one that is down, or not configured any more, keeps nothing from the other. */
export async function removeAtProviders(now: Date): Promise<void> {
  const givenUp = await deleteOldRemovals(secondsBefore(now, PROVIDER_REMOVAL_SECONDS));
  if (givenUp > 0) logger().warn({ count: givenUp }, "providers keep registrations that ended here");
  for (const kind of APP_KINDS) await removeDue(kind, now);
}

/** Ends with the first that its provider does not remove: it is probably down, so the others wait as well. */
async function removeDue(kind: ChannelKind, now: Date): Promise<void> {
  for (const removal of await dueRemovals(kind, now)) if (!(await removeOne(removal, now))) return;
}

async function removeOne(removal: Removal, now: Date): Promise<boolean> {
  const { id, kind, tries } = removal;
  const waitSeconds = Math.min(FIRST_WAIT_SECONDS * 2 ** tries, LONGEST_WAIT_SECONDS);
  if (!(await takeTry(removal, secondsAfter(now, waitSeconds)))) return true;
  const to = await openEnded(removal, "ProviderRemoval");
  // Tried again: another process may have sealed it under a key that this one only gets at its next start.
  if (to === null) return true;
  const isForgotten = await forgetDestination(kind, to);
  if (isForgotten) await deleteRemoval(id);
  return isForgotten;
}
