// Owns what administrators are shown of one request: the person's words, and what is known around them.
import "server-only";
import { type RequestFacts, type Sign, signsOf } from "@/lib/admin/resets/request-signs";
import type { AuditEvent } from "@/lib/audit/events";
import { database } from "@/lib/platform/db";
import { RESET_SIGNS_SECONDS } from "@/lib/platform/durations";
import { SIGN_INS_SHOWN } from "@/lib/platform/limits";
import { secondsBefore } from "@/lib/platform/seconds-after";

export interface RequestView extends RequestFacts {
  id: string;
  accountId: string;
  email: string;
  name: string | null;
  text: string;
  browser: string;
  isOpen: boolean;
  signs: Sign[];
}

const TELLING: AuditEvent[] = [
  "password.reset",
  "email.changed",
  "email.change-undone",
  "second-factor.checked",
];
/** More than there are pairs of event and result, and of each pair only the newest row is read. */
const RECENT_ROWS = 50;

/** Null for an id that nobody has. */
export async function requestView(id: string): Promise<RequestView | null> {
  const row = await database().resetRequest.findUnique({
    where: { id },
    select: {
      accountId: true,
      text: true,
      createdAt: true,
      browser: true,
      address: true,
      isKnownBrowser: true,
      decidedAt: true,
      account: {
        select: {
          email: true,
          name: true,
          createdAt: true,
          emailConfirmedAt: true,
          password: { select: { changedAt: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { account, decidedAt, ...request } = row;
  const { accountId, createdAt } = request;
  const facts = {
    ...request,
    accountSince: account.createdAt,
    emailConfirmedAt: account.emailConfirmedAt,
    passwordChangedAt: account.password?.changedAt ?? account.createdAt,
    requestsBefore: await requestsBefore(accountId, createdAt),
    signIns: await lastSignIns(accountId),
    recent: await recentEvents(accountId, createdAt),
  };
  return {
    id,
    ...facts,
    email: account.email,
    name: account.name,
    isOpen: decidedAt === null,
    signs: signsOf(facts),
  };
}

function requestsBefore(accountId: string, createdAt: Date): Promise<number> {
  return database().resetRequest.count({ where: { accountId, createdAt: { lt: createdAt } } });
}

function lastSignIns(subjectId: string) {
  return database().auditRow.findMany({
    where: { subjectId, event: "session.opened" },
    orderBy: { at: "desc" },
    take: SIGN_INS_SHOWN,
    select: { at: true, browser: true, address: true },
  });
}

function recentEvents(subjectId: string, createdAt: Date) {
  const since = secondsBefore(createdAt, RESET_SIGNS_SECONDS);
  return database().auditRow.findMany({
    where: { subjectId, at: { gte: since }, event: { in: TELLING } },
    orderBy: { at: "desc" },
    distinct: ["event", "result"],
    take: RECENT_ROWS,
    select: { at: true, event: true, result: true },
  });
}
