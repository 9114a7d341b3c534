// Owns reading which ways are switched off, for screens that show somebody's channels. Sending asks by itself.
import "server-only";
import type { ShownChannel } from "@/lib/channels/channel-store";
import type { Way } from "@/lib/channels/kinds";
import { findPauses } from "@/lib/channels/sends/pause-store";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

type SentTo = Pick<ShownChannel, "kind" | "country">;

/** Whether this way is switched off for a channel. Our own mail never is. */
export type IsPaused = (channel: SentTo, way: Way) => boolean;

/** Reads what is switched off now, once, and returns a function that answers for single channels. */
export async function readPauses(): Promise<IsPaused> {
  const pauses = await findPauses(database());
  return ({ kind, country }, way) => {
    if (kind === "email" && settings().providers.emailCodes === "smtp") return false;
    return pauses.some((pause) => pause.way === way && ["", country ?? ""].includes(pause.country));
  };
}
