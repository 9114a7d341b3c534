// Owns the rows of codes that were sent, and of ways that are switched off.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { WAYS, type Way } from "@/lib/channels/kinds";
import type { ProviderName } from "@/lib/channels/provider";
import { database, type Tx } from "@/lib/platform/db";

export interface NewSend {
  id: string;
  accountId: string;
  destinationHash: string;
  /** ISO 3166; empty where there is none. */
  country: string;
  way: Way;
  provider: ProviderName;
  /** The client as limits know it. */
  address: string;
}

/** What a send counts towards. "country" and "installation" hold text messages and calls together. */
export type Counted = "account" | "destination" | "address" | "country" | "installation";

export type SendCounts = Record<Counted, { short: number; long: number }>;

/** The two windows of limits: what is younger than these moments counts. */
export interface Windows {
  short: Date;
  long: Date;
}

type CountRow = { of: Counted; short: bigint | number; long: bigint | number };

/** A provider that refused took nothing and costs nothing. Whatever else may have been sent counts. */
const MAY_HAVE_GONE = Prisma.sql`"outcome" <> 'failed'`;

/** How much has been sent of what `send` would count towards, in one statement along the indexes. */
export async function countSends(tx: Tx, send: NewSend, { short, long }: Windows): Promise<SendCounts> {
  const counted = (of: Counted, where: Prisma.Sql) => Prisma.sql`
    SELECT ${Prisma.raw(`'${of}'`)} AS "of", COUNT(*) AS "long", COUNT(CASE WHEN "at" > ${short} THEN 1 END) AS "short"
    FROM "ChannelSend" WHERE ${where} AND "at" > ${long} AND ${MAY_HAVE_GONE}`;
  const byPhone = Prisma.sql`"way" IN ('sms', 'voice')`;
  const queries = [
    counted("account", Prisma.sql`"accountId" = ${send.accountId}`),
    counted("destination", Prisma.sql`"destinationHash" = ${send.destinationHash}`),
    counted("address", Prisma.sql`"address" = ${send.address}`),
  ];
  if (send.way !== "email")
    queries.push(
      counted("country", Prisma.sql`${byPhone} AND "country" = ${send.country}`),
      counted("installation", byPhone),
    );
  const rows = await tx.$queryRaw<CountRow[]>(Prisma.join(queries, " UNION ALL "));
  const of = (name: Counted) => {
    const row = rows.find((one) => one.of === name);
    return { short: Number(row?.short ?? 0), long: Number(row?.long ?? 0) };
  };
  return {
    account: of("account"),
    destination: of("destination"),
    address: of("address"),
    country: of("country"),
    installation: of("installation"),
  };
}

export async function insertSend(tx: Tx, send: NewSend, now: Date): Promise<void> {
  await tx.channelSend.create({ data: { ...send, at: now, outcome: "reserved" } });
}

/** Says what became of a send, once. */
export async function writeOutcome(
  tx: Tx,
  sendId: string,
  outcome: "sent" | "failed" | "unknown",
): Promise<void> {
  await tx.channelSend.updateMany({ where: { id: sendId, outcome: "reserved" }, data: { outcome } });
}

export async function writeVerified(tx: Tx, sendId: string, now: Date): Promise<void> {
  await tx.channelSend.updateMany({ where: { id: sendId, verifiedAt: null }, data: { verifiedAt: now } });
}

/** A way that is switched off, for one country or, where it is empty, for all. */
export interface Pause {
  way: Way;
  country: string;
}

/** Whether a way is switched off for a country, or for all. */
export async function isPaused(tx: Tx, { way, country }: Pause): Promise<boolean> {
  return (await tx.channelPause.count({ where: { way, country: { in: [country, ""] } } })) > 0;
}

/** Every way that is switched off now. */
export async function findPauses(): Promise<Pause[]> {
  const rows = await database().channelPause.findMany({ select: { way: true, country: true } });
  return rows.flatMap((row) => {
    const way = WAYS.find((known) => known === row.way);
    return way ? [{ way, country: row.country }] : [];
  });
}
