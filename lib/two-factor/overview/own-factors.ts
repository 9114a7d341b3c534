// Owns an account's passkeys and channels as its pages show them, read in one statement that touches no sealed column.
import "server-only";
import type { ShownChannel } from "@/lib/channels/channel-store";
import type { ChannelKind } from "@/lib/channels/kinds";
import type { PasskeySummary } from "@/lib/passkeys/passkey-store";
import { dateOf, type Moment } from "@/lib/platform/database/moment";
import { database } from "@/lib/platform/db";

export interface OwnFactors {
  /** Oldest first, as the channels are. */
  passkeys: PasskeySummary[];
  channels: ShownChannel[];
  /** Masked number that an administrator registered with Authy, until its owner confirms it. */
  registered: string | null;
}

export const NO_OWN_FACTORS: OwnFactors = { passkeys: [], channels: [], registered: null };

interface Row {
  id: string;
  kind: "passkey" | ChannelKind;
  /** Of a passkey, its name; of a channel, its masked destination. */
  label: string;
  aaguid: string | null;
  isSyncable: boolean | number | null;
  country: string | null;
  /** Null while it waits to be confirmed. */
  since: Moment | null;
  lastUsedAt: Moment | null;
  counterFellAt: Moment | null;
  expiresAt: Moment | null;
}

/** The passkeys and channels of an account, and the number that was registered for it, if one waits at `now`. */
export async function ownFactors(accountId: string, now: Date): Promise<OwnFactors> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT "id", 'passkey' AS "kind", "name" AS "label", "aaguid", "isSyncable", CAST(NULL AS TEXT) AS "country",
      "createdAt" AS "since", "lastUsedAt", "counterFellAt", CAST(NULL AS TIMESTAMP) AS "expiresAt"
    FROM "Passkey" WHERE "accountId" = ${accountId}
    UNION ALL
    SELECT "id", "kind", "hint", NULL, NULL, "country", "confirmedAt", "lastUsedAt", NULL, NULL
    FROM "Channel" WHERE "accountId" = ${accountId}
    UNION ALL
    SELECT "id", "kind", "hint", NULL, NULL, "country", NULL, NULL, NULL, "expiresAt"
    FROM "PendingChannel" WHERE "accountId" = ${accountId} AND "sessionId" IS NULL
    ORDER BY "since", "id"`;
  const waiting = rows.find(({ expiresAt }) => expiresAt !== null && new Date(expiresAt) > now);
  return {
    passkeys: rows.flatMap((row) => passkeyOf(row) ?? []),
    channels: rows.flatMap((row) => channelOf(row) ?? []),
    registered: waiting?.label ?? null,
  };
}

function passkeyOf({ id, kind, label, aaguid, isSyncable, ...row }: Row): PasskeySummary | null {
  const createdAt = dateOf(row.since);
  if (kind !== "passkey" || !createdAt || aaguid === null) return null;
  const times = { createdAt, lastUsedAt: dateOf(row.lastUsedAt), counterFellAt: dateOf(row.counterFellAt) };
  return { id, name: label, aaguid, isSyncable: Boolean(isSyncable), ...times };
}

function channelOf({ id, kind, label, country, since, lastUsedAt }: Row): ShownChannel | null {
  const confirmedAt = dateOf(since);
  if (kind === "passkey" || !confirmedAt) return null;
  return { id, kind, hint: label, country, confirmedAt, lastUsedAt: dateOf(lastUsedAt) };
}
