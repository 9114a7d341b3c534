// Owns what the page of API keys shows: each key with its use by day, and how much of today's quota is used.
import "server-only";
import { accountCaller } from "@/lib/api/api-caller";
import type { ApiKeyName } from "@/lib/api/api-key-store";
import type { ApiKeyKind } from "@/lib/api/key-format";
import { database } from "@/lib/platform/db";
import { API_KEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { dayOf, dayPlus, daysBetween } from "@/lib/platform/utc-day";

/** Days whose use the page shows, today among them. */
const DAYS_SHOWN = 30;

export interface ApiKeyUses {
  /** UTC, as 2031-10-01. */
  day: string;
  uses: number;
}

export interface ListedApiKey extends ApiKeyName {
  kind: ApiKeyKind;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
  /** At most a minute off; null when it was never used. */
  lastUsedAt: Date | null;
  /** The last DAYS_SHOWN days in order, also those without a use. */
  days: ApiKeyUses[];
}

export interface ApiKeyList {
  /** Newest first. */
  keys: ListedApiKey[];
  /** Requests that the account made on this UTC day, with all its keys. */
  usedToday: number;
  /** Whether the account may have one more. */
  canCreate: boolean;
}

/** An account's API keys, in three statements however many there are. */
export async function listApiKeys(accountId: string, now: Date): Promise<ApiKeyList> {
  const today = dayOf(now);
  const first = dayPlus(today, 1 - DAYS_SHOWN);
  const rows = await database().apiKey.findMany({
    where: { accountId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: {
      ...{ id: true, name: true, kind: true, hint: true, createdAt: true, expiresAt: true, lastUsedAt: true },
      days: { where: { day: { gte: first, lte: today } }, select: { day: true, uses: true } },
    },
  });
  const meter = await database().apiMeter.findUnique({
    where: { caller: accountCaller(accountId) },
    select: { day: true, used: true },
  });
  const keys = rows.map(({ kind, days, ...key }) => ({
    ...key,
    kind: kind as ApiKeyKind,
    isExpired: key.expiresAt <= now,
    days: withEmptyDays(days, first, today),
  }));
  const live = keys.filter(({ isExpired }) => !isExpired).length;
  return {
    keys,
    usedToday: meter?.day === today ? meter.used : 0,
    canCreate: live < API_KEYS_PER_ACCOUNT,
  };
}

function withEmptyDays(used: ApiKeyUses[], first: string, last: string): ApiKeyUses[] {
  const usesOf = new Map(used.map(({ day, uses }) => [day, uses]));
  return daysBetween(first, last).map((day) => ({ day, uses: usesOf.get(day) ?? 0 }));
}
