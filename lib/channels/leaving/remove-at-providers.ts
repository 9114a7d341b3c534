// Owns the job that has providers forget registrations which ended here, again and again until they do.
import "server-only";
import { openDestination } from "@/lib/channels/destination";
import { forgetDestination } from "@/lib/channels/leaving/forget-destination";
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

/** One round. It ends with the first that fails: its provider is probably down, so the others wait as well. */
export async function removeAtProviders(now: Date): Promise<void> {
  const givenUp = await deleteOldRemovals(secondsBefore(now, PROVIDER_REMOVAL_SECONDS));
  if (givenUp > 0) logger().warn({ count: givenUp }, "providers keep registrations that ended here");
  for (const removal of await dueRemovals(now)) if (!(await removeOne(removal, now))) return;
}

async function removeOne(removal: Removal, now: Date): Promise<boolean> {
  const { id, kind, tries } = removal;
  const waitSeconds = Math.min(FIRST_WAIT_SECONDS * 2 ** tries, LONGEST_WAIT_SECONDS);
  if (!(await takeTry(removal, secondsAfter(now, waitSeconds)))) return true;
  const isForgotten = await forgetDestination(kind, await openDestination(removal, "ProviderRemoval"));
  if (isForgotten) await deleteRemoval(id);
  return isForgotten;
}
