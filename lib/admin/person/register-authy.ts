// Owns an administrator's registration of somebody's number with Authy. It is worth nothing until that person confirms it.
import "server-only";
import { actOnPerson, type PersonAct, type PersonActError } from "@/lib/admin/person/act-on-person";
import { findPerson } from "@/lib/admin/person/person-store";
import { recordEvent } from "@/lib/audit/record-event";
import { type MayAddError, whyNotAdd } from "@/lib/channels/adding/may-add";
import { replacePending } from "@/lib/channels/adding/pending-store";
import { prepareDestination } from "@/lib/channels/adding/prepare-destination";
import { pendingOf } from "@/lib/channels/adding/start-channel";
import type { ChannelError } from "@/lib/channels/errors";
import type { ParsedPhone } from "@/lib/channels/phone";
import { database } from "@/lib/platform/db";
import { CHANNEL_REGISTRATION_SECONDS } from "@/lib/platform/durations";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { holdsStepUpGrantFor } from "@/lib/sign-in/step-up/step-up-grant";

type RegisterError = PersonActError | MayAddError | ChannelError;

/**
 * Registers a member with Authy, for CHANNEL_REGISTRATION_SECONDS: a pending channel without a session, which replaces
 * what the person had pending. The person is told, and confirms it with a code of the Authy app. Where the provider does
 * not answer, the grant is kept.
 * Errors: those of actOnPerson, person-deactivated, those of whyNotAdd and of the provider.
 */
export async function registerAuthy(
  act: PersonAct,
  phone: ParsedPhone,
): Promise<Result<null, RegisterError>> {
  const { actorId, personId: accountId, claim, trace, now } = act;
  // Before a provider is told of anybody; the transaction asks again.
  if (!(await holdsStepUpGrantFor(claim, "register-authy", now))) return refused("step-up-required");
  if (accountId === actorId) return refused("own-account");
  const known = await findPerson(accountId);
  if (!known) return refused("person-missing");
  if (known.deactivatedAt) return refused("person-deactivated");
  const refusal = await whyNotAdd(database(), accountId, "authy");
  if (refusal) return refused(refusal);
  const prepared = await prepareDestination({ kind: "authy", phone }, { accountId, email: known.email });
  if (!prepared.ok) return prepared;
  const owner = { accountId, sessionId: null };
  const pending = await pendingOf(owner, prepared.value, CHANNEL_REGISTRATION_SECONDS, now);
  return actOnPerson<RegisterError>(act, "register-authy", async (tx, person) => {
    if (person.deactivatedAt) return refused("person-deactivated");
    const changed = await whyNotAdd(tx, accountId, "authy");
    if (changed) return refused(changed);
    await replacePending(tx, pending);
    const entry = { event: "channel.started", result: "success", actorId, subjectId: accountId } as const;
    await recordEvent(tx, { ...entry, reason: "by-admin", about: pending.hint }, trace, now);
    return accepted(null);
  });
}
