// Owns inviting hundreds at once, in a handful of statements: everybody else waits while they run.
import "server-only";
import { setImmediate as loopTurn } from "node:timers/promises";
import { insertLinks } from "@/lib/accounts/link-store";
import { newLink } from "@/lib/accounts/link-token";
import { invitationEntry } from "@/lib/accounts/sign-up/invitation-entry";
import { endDeadInvitations } from "@/lib/accounts/sign-up/invitation-store";
import { takenAddresses } from "@/lib/accounts/sign-up/taken-addresses";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { queueBulk, sealMail } from "@/lib/mail/queue-mail";
import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";

export interface Invitee {
  /** Canonical, without repeats. */
  email: string;
  name: string | null;
  role: "member" | "admin";
}

export type PreparedInvitation = Awaited<ReturnType<typeof prepareInvitation>>;

/** Links and sealed mails, made before the transaction to keep it short. */
export function prepareInvitations(invitees: Invitee[], locale: Locale, now: Date) {
  return Promise.all(invitees.map((invitee) => prepareInvitation(invitee, locale, now)));
}

async function prepareInvitation({ email, name, role }: Invitee, locale: Locale, now: Date) {
  const { row, link } = newLink("invitation", { email, role, ...(name !== null && { name }) }, now);
  const mail = { to: email, locale, kind: "invitation", values: { link } } as const;
  return { email, row, mail: await sealMail(mail, now) };
}

/** Entries of the log per turn of the event loop: SQLite answers at once, so that nothing else would get a turn. */
const ENTRIES_A_TURN = 25;

/**
 * Invites those whose address has neither an account nor an invitation by now; an existing one gets no mail.
 * Returns how many.
 */
export async function inviteMany(
  tx: Tx,
  prepared: PreparedInvitation[],
  { actorId, trace, now }: { actorId?: string; trace: Trace; now: Date },
): Promise<number> {
  const emails = prepared.map(({ email }) => email);
  const taken = await takenAddresses(tx, emails, now);
  const free = prepared.filter(({ email }) => !taken.has(email));
  if (free.length === 0) return 0;
  await endDeadInvitations(tx, emails, now);
  await insertLinks(
    tx,
    free.map(({ row }) => ({ ...row, invitedById: actorId })),
  );
  await queueBulk(
    tx,
    free.map(({ mail }) => mail),
  );
  for (const [place, { row }] of free.entries()) {
    if (place % ENTRIES_A_TURN === 0) await loopTurn();
    await recordEvent(tx, invitationEntry(row, actorId), trace, now);
  }
  return free.length;
}
