// Owns the words for why a way is switched off.
import "server-only";
import { getTranslations } from "next-intl/server";
import { PAUSE_REASONS, SHARE_COLLAPSED } from "@/lib/channels/sends/pause-reasons";

const REASONS = [...PAUSE_REASONS, SHARE_COLLAPSED] as const;

/** A reason that is younger than the words is told by its code. */
export async function pauseReasonWords(): Promise<(reason: string) => string> {
  const t = await getTranslations("channelBoard.reasons");
  return (reason) => {
    const known = REASONS.find((one) => one === reason);
    return known ? t(known) : reason;
  };
}
