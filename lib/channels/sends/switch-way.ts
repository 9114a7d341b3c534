// Owns what administrators do to a way of sending codes: switching it off, and on again.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { PauseReason } from "@/lib/channels/sends/pause-reasons";
import { closePause, openPause, type Pause } from "@/lib/channels/sends/pause-store";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

export type SwitchAct = AdminAct & Pause;

/** Switches a way off, for a country or for all. Errors: step-up-required, not-admin-any-more, way-paused-already. */
export function pauseWay(
  { actorId, claim, trace, now, ...pause }: SwitchAct,
  reason: PauseReason,
): Promise<Result<null, NoPermit | "way-paused-already">> {
  return adminSteppedUp({ actorId, claim, now }, "pause-channel", async (tx) => {
    const { way, country } = pause;
    if (!(await openPause(tx, { way, country, reason, since: now, byId: actorId })))
      return refused("way-paused-already");
    const entry = { event: "channel.paused", result: "success", actorId, factor: way, reason } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(null);
  });
}

/**
 * Switches a way on again: what was sent until now no longer counts against it. Errors: step-up-required,
 * not-admin-any-more, way-not-paused.
 */
export function resumeWay({
  actorId,
  claim,
  trace,
  now,
  ...pause
}: SwitchAct): Promise<Result<null, NoPermit | "way-not-paused">> {
  return adminSteppedUp({ actorId, claim, now }, "resume-channel", async (tx) => {
    if (!(await closePause(tx, pause, now))) return refused("way-not-paused");
    const entry = { event: "channel.resumed", result: "success", actorId, factor: pause.way } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(null);
  });
}
