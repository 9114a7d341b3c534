// Owns opening the destination of a registration that ended here: one that does not open is only logged.
import "server-only";
import { type DestinationTable, openDestination } from "@/lib/channels/destination";
import type { Ended } from "@/lib/channels/leaving/removal-store";
import type { Destination } from "@/lib/channels/provider";
import { logger } from "@/lib/platform/logger";
import { SealBrokenError } from "@/lib/platform/secret-box";

/** The destination, or null where its key is gone or it was altered: no other registration has to wait for it. */
export async function openEnded(ended: Ended, table: DestinationTable): Promise<Destination | null> {
  try {
    return await openDestination(ended, table);
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    logger().error(
      { err: error, kind: ended.kind },
      "a registration that ended cannot be told to its provider",
    );
    return null;
  }
}
