// Owns the rows of codes that were sent: counted for limits, settled, judged and swept.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { WAYS, type Way } from "@/lib/channels/kinds";
import type { ProviderName } from "@/lib/channels/provider";
import type { JudgedSend } from "@/lib/channels/sends/verified-share";
import { database, type Tx } from "@/lib/platform/db";
import { SENDS_LOOKED_THROUGH } from "@/lib/platform/limits";

export interface NewSend {
  id: string;
  accountId: string;
  destinationHash: string;
  /** ISO 3166; empty where there is none. */
  country: string;
  way: Way;
  provider: ProviderName;
  /** The client, as limits count it: `limiterAddress`. */
  address: string;
}

/** What a send counts towards. */
type Counted = "account" | "destination" | "address";

export type SendCounts = Record<Counted, { short: number; long: number }> & {
  /** Text messages and calls together, in the longer window. */
  messages: { toCountry: number; inAll: number };
};

/** Where the two windows of limits begin: what was sent after these moments counts. */
export interface Windows {
  short: Date;
  long: Date;
}

type CountRow = { of: Counted | "messages"; some: bigint | number; all: bigint | number };

/** What a provider refused was not sent and costs nothing. Whatever else may have been sent counts. */
const MAY_HAVE_GONE = Prisma.sql`"outcome" <> 'failed'`;

/** How much was sent already that counts towards the same limits as `send`, in one statement along the indexes. */
export async function countSends(tx: Tx, send: NewSend, { short, long }: Windows): Promise<SendCounts> {
  const counted = (of: CountRow["of"], some: Prisma.Sql, where: Prisma.Sql) => Prisma.sql`
    SELECT ${Prisma.raw(`'${of}'`)} AS "of", COUNT(*) AS "all", COUNT(CASE WHEN ${some} THEN 1 END) AS "some"
    FROM "ChannelSend" WHERE ${where} AND "at" > ${long} AND ${MAY_HAVE_GONE}`;
  const isShort = Prisma.sql`"at" > ${short}`;
  const rows = await tx.$queryRaw<CountRow[]>`
    ${counted("account", isShort, Prisma.sql`"accountId" = ${send.accountId}`)} UNION ALL
    ${counted("destination", isShort, Prisma.sql`"destinationHash" = ${send.destinationHash}`)} UNION ALL
    ${counted("address", isShort, Prisma.sql`"address" = ${send.address}`)} UNION ALL
    ${counted("messages", Prisma.sql`"country" = ${send.country}`, Prisma.sql`"way" IN ('sms', 'voice')`)}`;
  const of = (name: CountRow["of"]) => {
    const row = rows.find((one) => one.of === name);
    return { some: Number(row?.some), all: Number(row?.all) };
  };
  const within = (name: Counted) => ({ short: of(name).some, long: of(name).all });
  const { some: toCountry, all: inAll } = of("messages");
  return {
    account: within("account"),
    destination: within("destination"),
    address: within("address"),
    messages: { toCountry, inAll },
  };
}

/** Reserves a send: it counts from now on, whatever becomes of it. */
export async function insertSend(tx: Tx, send: NewSend, now: Date): Promise<void> {
  await tx.channelSend.create({ data: { ...send, at: now, outcome: "reserved" } });
}

/** Whether anything may have gone to a destination after a moment, whoever asked for it. */
export async function mayHaveGone(destinationHash: string, since: Date): Promise<boolean> {
  const where = { destinationHash, at: { gt: since }, outcome: { not: "failed" } };
  return (await database().channelSend.count({ where })) > 0;
}

/** Notes what became of a send, once. */
export async function writeOutcome(
  tx: Tx,
  sendId: string,
  outcome: "sent" | "failed" | "unknown",
): Promise<void> {
  await tx.channelSend.updateMany({ where: { id: sendId, outcome: "reserved" }, data: { outcome } });
}

/** Notes that the code of a send came back, once. */
export async function writeVerified(tx: Tx, sendId: string, now: Date): Promise<void> {
  await tx.channelSend.updateMany({ where: { id: sendId, verifiedAt: null }, data: { verifiedAt: now } });
}

/** The newest sends of a way between two moments that a provider took, for the rule of the verified share. */
export async function newestSent(
  client: Tx,
  way: Way,
  { from, until }: { from: Date; until: Date },
): Promise<JudgedSend[]> {
  const rows = await client.channelSend.findMany({
    where: { way, at: { gt: from, lte: until }, outcome: "sent", provider: { not: "own" } },
    orderBy: { at: "desc" },
    take: SENDS_LOOKED_THROUGH,
    select: { country: true, at: true, verifiedAt: true },
  });
  return rows.map(({ country, at, verifiedAt }) => ({ country, at, isVerified: verifiedAt !== null }));
}

/** Removes what neither limits nor the board count any more. */
export async function deleteSends(before: Date): Promise<void> {
  // Every way by name, so that it goes along the index.
  await database().channelSend.deleteMany({ where: { way: { in: [...WAYS] }, at: { lte: before } } });
}
