// Owns the list of those who were invited and have not joined yet, page by page, whatever their number.
import "server-only";
import type { Prisma } from "@/generated/sqlite/client";
import type { InvitedQuery } from "@/lib/admin/people/invited-query";
import type { PeoplePlace } from "@/lib/admin/people/people-query";
import { LAST_POINT } from "@/lib/admin/people/people-walks";
import { database } from "@/lib/platform/db";

/** What a screen shows of an invitation; its link was shown when it was made. */
export interface PendingInvitation {
  id: string;
  email: string | null;
  name: string | null;
  role: string | null;
  createdAt: Date;
  expiresAt: Date;
}

export interface InvitationsPage {
  invitations: PendingInvitation[];
  /** Where the next page begins; null at the end. */
  next: PeoplePlace | null;
}

const SHOWN = { id: true, email: true, name: true, role: true, createdAt: true, expiresAt: true } as const;

/** One invitation that may still be accepted; null when there is none of this id. */
export function pendingInvitation(id: string, now: Date): Promise<PendingInvitation | null> {
  const where = { id, purpose: "invitation", usedAt: null, expiresAt: { gt: now } };
  return database().linkToken.findFirst({ where, select: SHOWN });
}

type Walk = Pick<Prisma.LinkTokenFindManyArgs, "where" | "orderBy">;

/** One page of the invitations that may still be accepted: the newest first, or by address those of a search. */
export async function pendingInvitations(
  { search, after }: InvitedQuery,
  size: number,
  now: Date,
): Promise<InvitationsPage> {
  const { where, orderBy } = search ? byAddress(search, after) : newestFirst(after);
  const found = await database().linkToken.findMany({
    where: { usedAt: null, expiresAt: { gt: now }, ...where },
    orderBy,
    take: size + 1,
    select: SHOWN,
  });
  const invitations = found.slice(0, size);
  const last = invitations.at(-1);
  return { invitations, next: last && found.length > size ? placeAt(last, search !== "") : null };
}

/** Many are invited in the same moment: ids tell them apart, and only those of one moment are put in order. */
function newestFirst(after: PeoplePlace | null): Walk {
  const at = after && /^\d{1,15}$/.test(after.key) ? new Date(Number(after.key)) : null;
  const tie = at && after && { OR: [{ createdAt: { lt: at } }, { id: { lt: after.id } }] };
  return {
    where: { purpose: "invitation", ...(tie && { AND: [{ createdAt: { lte: at } }, tie] }) },
    // The first of the three is null in every row: it stands here because the index begins with it.
    orderBy: [{ usedAt: "desc" }, { createdAt: "desc" }, { id: "desc" }],
  };
}

/**
 * An equality, written so that SQLite does not see that it is one: it would read all invitations along the purpose and
 * sort them, instead of reading those of a search along the address.
 */
const INVITATION = { gte: "invitation", lte: "invitation" };

/** An address has one live invitation at most, so it alone tells a place. */
function byAddress(search: string, after: PeoplePlace | null): Walk {
  const from = after?.key.startsWith(search) ? { gt: after.key } : { gte: search };
  return {
    where: { purpose: INVITATION, email: { ...from, lt: `${search}${LAST_POINT}` } },
    orderBy: [{ email: "asc" }],
  };
}

function placeAt({ id, email, createdAt }: PendingInvitation, isSearch: boolean): PeoplePlace {
  return { walk: 0, id, key: isSearch ? String(email) : String(createdAt.getTime()) };
}
