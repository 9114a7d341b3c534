// Owns invitations: a mailed link that proves an address and lets its owner make an account, whatever SIGN_UP says.
import "server-only";
import { findEmailHolder } from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink, insertLink } from "@/lib/accounts/link-store";
import { type LinkSubject, newLink } from "@/lib/accounts/link-token";
import type { PersonName } from "@/lib/accounts/person-name";
import { isDueAtOnce } from "@/lib/accounts/sign-up/due-at-once";
import { invitationEntry } from "@/lib/accounts/sign-up/invitation-entry";
import { endInvitations, invitedAs } from "@/lib/accounts/sign-up/invitation-store";
import { type Credentials, prepareAccount, unlessTaken } from "@/lib/accounts/sign-up/new-account";
import { endPendingSignUps } from "@/lib/accounts/sign-up/pending-sign-up-store";
import { insertAccount, type NewAccount } from "@/lib/accounts/store";
import { noteAdmin } from "@/lib/admin/setup-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { queueMail } from "@/lib/mail/queue-mail";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";

export interface Invitation {
  /** Canonical. */
  email: string;
  role: NonNullable<LinkSubject["role"]>;
  /** As others call the person; null where nobody said. */
  name?: PersonName | null;
  /** Language of the mail. */
  locale: Locale;
  /** The administrator who invites; nobody at the command line. */
  actorId?: string;
  trace: Trace;
  now: Date;
}

/** Mails an invitation in the place of an earlier one to the same address. Returns its link. Errors: email-taken. */
export function invite(invitation: Invitation): Promise<Result<string, "email-taken">> {
  return allOrNothing<string, "email-taken">((tx) => inviteWithin(tx, invitation));
}

/** The same within the transaction of an act. Errors: email-taken. */
export async function inviteWithin(
  tx: Tx,
  { email, role, name, locale, actorId, trace, now }: Invitation,
): Promise<Result<string, "email-taken">> {
  if (await findEmailHolder(tx, email, now)) return refused("email-taken");
  await endInvitations(tx, email);
  const subject = { email, role, name: name?.name, invitedById: actorId };
  const { row, link } = newLink("invitation", subject, now);
  await insertLink(tx, row);
  await queueMail(tx, { to: email, locale, kind: "invitation", values: { link } }, now);
  await recordEvent(tx, invitationEntry(row, actorId), trace, now);
  return accepted(link);
}

export interface InvitationAnswer extends Omit<Credentials, "email"> {
  /** From the link. */
  token: string;
  trace: Trace;
  now: Date;
}

/**
 * Makes the account that an invitation is for and returns a sign-in grant for it. Where an administrator invited, they
 * must be one still. Errors: link-invalid, email-taken, and those of the password policy.
 */
export async function acceptInvitation(answer: InvitationAnswer): Promise<Result<string, AccountError>> {
  const { token, password, locale, trace, now } = answer;
  const invited = await invitedAs(token, now);
  if (!invited) return refused("link-invalid");
  const { id, email, role, isFirstAdmin, name } = invited;
  const rule = { secondFactorRequired: await isDueAtOnce(role, now), now };
  const prepared = await prepareAccount({ email, password, locale, name: name?.name }, rule);
  if (!prepared.ok) return prepared;
  const account = { ...prepared.value, id, emailConfirmedAt: now, ...name };
  return unlessTaken(() =>
    allOrNothing<string, AccountError>(async (tx) => {
      if (!(await consumeLink(tx, "invitation", token, now))) return refused("link-invalid");
      // The first administrator closes set-up, whichever door they come through (R3).
      const isAdmitted = role === "member" || (await noteAdmin(tx, now)) || !isFirstAdmin;
      if (!isAdmitted) return refused("link-invalid");
      return accepted(await makeAccount(tx, account, role, trace, now));
    }),
  );
}

async function makeAccount(
  tx: Tx,
  account: NewAccount,
  role: "member" | "admin",
  trace: Trace,
  now: Date,
): Promise<string> {
  // Before, so that they are not told of themselves.
  const told = { kind: "admin-new", person: account.email, path: `/admin/users/${account.id}` } as const;
  if (role === "admin") await notifyAdmins(tx, told, trace, now);
  await insertAccount(tx, account, role, now);
  await endPendingSignUps(tx, account.email);
  const entry = { result: "success", actorId: account.id } as const;
  await recordEvent(tx, { ...entry, event: "invitation.accepted" }, trace, now);
  await recordEvent(tx, { ...entry, event: "account.created", reason: "invited" }, trace, now);
  return mintSignInGrant(tx, account.id, "password", now);
}
