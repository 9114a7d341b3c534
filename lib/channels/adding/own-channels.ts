// Owns what the owner's pages show of channels, in one statement: those that count, and one that waits for them. No sealed column is read.
import "server-only";
import type { ShownChannel } from "@/lib/channels/channel-store";
import type { ChannelKind } from "@/lib/channels/kinds";
import { database } from "@/lib/platform/db";

export interface OwnChannels {
  /** Oldest first. */
  channels: ShownChannel[];
  /** Masked number that an administrator registered with Authy, until its owner confirms it. */
  registered: string | null;
}

/** Moments come as text from one database and as dates from the other. */
type Moment = string | Date;

interface Row {
  id: string;
  kind: ChannelKind;
  hint: string;
  country: string | null;
  confirmedAt: Moment | null;
  lastUsedAt: Moment | null;
  expiresAt: Moment | null;
}

export async function ownChannels(accountId: string, now: Date): Promise<OwnChannels> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT "id", "kind", "hint", "country", "confirmedAt", "lastUsedAt", NULL AS "expiresAt"
    FROM "Channel" WHERE "accountId" = ${accountId}
    UNION ALL
    SELECT "id", "kind", "hint", "country", NULL, NULL, "expiresAt"
    FROM "PendingChannel" WHERE "accountId" = ${accountId} AND "sessionId" IS NULL`;
  const channels = rows.flatMap(({ confirmedAt, lastUsedAt, expiresAt: _, ...row }) =>
    confirmedAt
      ? [{ ...row, confirmedAt: new Date(confirmedAt), lastUsedAt: lastUsedAt ? new Date(lastUsedAt) : null }]
      : [],
  );
  const waiting = rows.find(({ expiresAt }) => expiresAt !== null && new Date(expiresAt) > now);
  const byAge = (left: ShownChannel, right: ShownChannel) =>
    left.confirmedAt.getTime() - right.confirmedAt.getTime();
  return { channels: channels.sort(byAge), registered: waiting?.hint ?? null };
}
