// Owns how tests add channels: as the forms do, one verb after the other.
import { checkDay, checkTotals } from "@/lib/admin/figures/repair-figures";
import { TRACE } from "@/lib/audit/test-trace";
import { confirmChannel } from "@/lib/channels/adding/confirm-channel";
import type { ChannelWish } from "@/lib/channels/adding/prepare-destination";
import { removeChannel } from "@/lib/channels/adding/remove-channel";
import { sendPendingCode } from "@/lib/channels/adding/send-pending-code";
import { startChannel } from "@/lib/channels/adding/start-channel";
import { mailedCode } from "@/lib/channels/codes/test-codes";
import { openDestination } from "@/lib/channels/destination";
import type { Way } from "@/lib/channels/kinds";
import { parsePhone } from "@/lib/channels/phone";
import { database } from "@/lib/platform/db";
import { dayOf } from "@/lib/platform/utc-day";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { withCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { makeProtectedPerson, mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

export const emailWish = (email: string): ChannelWish => ({ kind: "email", email });

export function phoneWish(typed = "+1 (501) 712-2661"): ChannelWish {
  return { kind: "phone", phone: mustHave(parsePhone(typed, "US", ["US", "DE"])) };
}

/** Earns the permit, and starts a channel. */
export async function start(session: OpenSession, wish: ChannelWish, now = NOW) {
  const claim = await claimFor(session.id, "add-channel");
  return startChannel({ session, claim, wish, trace: TRACE, now });
}

const ownerOf = ({ accountId, id: sessionId }: OpenSession) => ({ accountId, sessionId });

export function send(session: OpenSession, way: Way, now = NOW) {
  const request = { owner: ownerOf(session), way, locale: "en", address: "192.0.2.7" } as const;
  return sendPendingCode({ ...request, trace: TRACE, now });
}

export function tryToConfirm(session: OpenSession, code: string, now = NOW) {
  return confirmChannel({ owner: ownerOf(session), code, trace: TRACE, now });
}

/** Confirms; should it bring recovery codes, they are cheap ones. */
export async function confirm(session: OpenSession, code: string, now = NOW) {
  return (await withCheapCodes(session.accountId, () => tryToConfirm(session, code, now))).done;
}

export async function remove(session: OpenSession, id: string, now = NOW) {
  const claim = await claimFor(session.id, "remove-channel");
  return removeChannel({ accountId: session.accountId, claim, trace: TRACE, now }, id);
}

/** Starts, and has the code mailed. Returns it. */
export async function startByMail(session: OpenSession, email: string, now = NOW): Promise<string> {
  mustHave(await start(session, emailWish(email), now));
  mustHave(await send(session, "email", now));
  return mailedCode(email);
}

export const channelRows = (accountId: string) =>
  database().channel.findMany({ where: { accountId }, orderBy: { kind: "asc" } });

export const pendingRow = (accountId: string) =>
  database().pendingChannel.findUnique({ where: { accountId } });

/** What the log says of channels, in short. */
export async function channelEvents(subjectId: string): Promise<string[]> {
  const where = { subjectId, event: { startsWith: "channel." } };
  const rows = await database().auditRow.findMany({ where, orderBy: { id: "asc" } });
  return rows.map(({ event, result, factor, reason }) =>
    [event, result, factor, reason].filter(Boolean).join(" "),
  );
}

/** A member with an authenticator, in a session that it opened, and in another one. */
export async function makeMember() {
  const person = await makeProtectedPerson();
  const { accountId } = person.session;
  const [session, other] = [await openSessionOf(accountId), await openSessionOf(accountId)];
  return { ...person, session, other };
}

export function authyWish(typed?: string): ChannelWish {
  const wish = phoneWish(typed);
  if (wish.kind !== "phone") throw new Error("no phone");
  return { ...wish, kind: "authy" };
}

/** The destination of the pending channel, or else of the first one. */
export async function destinationOf(accountId: string): Promise<string> {
  const pending = await pendingRow(accountId);
  if (pending) return openDestination(pending, "PendingChannel");
  const [channel] = await channelRows(accountId);
  return channel ? openDestination(channel, "Channel") : "none";
}

/**
 * By how many protected accounts the tables and the stored total differ: planted people were never counted. Throws where
 * the figures of the day differ from the log.
 */
export async function uncounted(): Promise<number> {
  const different = await checkDay(dayOf(NOW), "compare");
  if (different.length > 0) throw new Error(`the log says otherwise: ${JSON.stringify(different)}`);
  const total = (await checkTotals("compare")).find(({ name }) => name === "protected");
  return total ? total.counted - total.stored : 0;
}
