// Owns the start of a new channel: its destination in a row of its own. Confirmed channels are not touched.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { countEvents } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { type MayAddError, whyNotAdd } from "@/lib/channels/adding/may-add";
import { type NewPending, replacePending } from "@/lib/channels/adding/pending-store";
import { sealUri } from "@/lib/channels/adding/pending-uri";
import {
  type ChannelWish,
  type PreparedDestination,
  prepareDestination,
} from "@/lib/channels/adding/prepare-destination";
import { destinationHash, sealDestination } from "@/lib/channels/destination";
import type { ChannelError } from "@/lib/channels/errors";
import { database, type Tx } from "@/lib/platform/db";
import { CHANNEL_CONFIRMATION_SECONDS, SENDS_LONG_WINDOW_SECONDS } from "@/lib/platform/durations";
import { CHANNEL_STARTS_PER_DAY } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { holdsStepUpGrantFor, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

export interface ChannelStart {
  session: LiveSession;
  claim: StepUpClaim;
  wish: ChannelWish;
  trace: Trace;
  now: Date;
}

export type StartError = ChannelError | MayAddError | "step-up-required";

/**
 * Starts a channel, to be confirmed within CHANNEL_CONFIRMATION_SECONDS, and returns its id. It replaces what the account
 * had pending. Where the provider does not answer, the grant is kept. Nothing is sent, and whether somebody else has the
 * destination is not looked at, so that the answer is always the same (R56).
 * Errors: step-up-required, those of whyNotAdd, channel-starts-used-up, those of the provider.
 */
export async function startChannel(start: ChannelStart): Promise<Result<string, StartError>> {
  const { session, claim, wish, trace, now } = start;
  const { accountId } = session;
  // Before a provider is asked for anything; the transaction asks again.
  if (!(await holdsStepUpGrantFor(claim, "add-channel", now))) return refused("step-up-required");
  const refusal = await refusalOf(database(), accountId, wish, now);
  if (refusal) return refused(refusal);
  const prepared = await prepareDestination(wish, session);
  if (!prepared.ok) return prepared;
  const owner = { accountId, sessionId: session.id };
  const pending = await pendingOf(owner, prepared.value, CHANNEL_CONFIRMATION_SECONDS, now);
  return steppedUp({ claim, now, lock: `account:${accountId}` }, "add-channel", async (tx) => {
    const changed = await refusalOf(tx, accountId, wish, now);
    if (changed) return refused(changed);
    await replacePending(tx, pending);
    await recordEvent(tx, { event: "channel.started", result: "success", actorId: accountId }, trace, now);
    return accepted(pending.id);
  });
}

async function refusalOf(
  tx: Tx,
  accountId: string,
  { kind }: ChannelWish,
  now: Date,
): Promise<MayAddError | "channel-starts-used-up" | null> {
  const refusal = await whyNotAdd(tx, accountId, kind);
  if (refusal) return refusal;
  const since = secondsBefore(now, SENDS_LONG_WINDOW_SECONDS);
  const starts = await countEvents(tx, { subjectId: accountId, event: "channel.started", since });
  return starts < CHANNEL_STARTS_PER_DAY ? null : "channel-starts-used-up";
}

/** A fresh row for a pending channel, in which everything that names somebody is sealed. */
export async function pendingOf(
  owner: { accountId: string; sessionId: string | null },
  { to, uri, ...shown }: PreparedDestination,
  lifeSeconds: number,
  now: Date,
): Promise<NewPending> {
  const id = newId();
  return {
    id,
    ...owner,
    ...shown,
    sealedDestination: await sealDestination(to, "PendingChannel", id),
    destinationHash: destinationHash(to),
    sealedUri: uri === null ? null : await sealUri(uri, id),
    startedAt: now,
    expiresAt: secondsAfter(now, lifeSeconds),
  };
}
