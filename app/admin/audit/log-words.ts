// Owns putting an entry of the log into words for administrators: those of its owner, where they do not say "you".
import "server-only";
import { type EntryWords, wordsOf } from "@/app/account/activity/event-words";
import type { ActivityEntry } from "@/lib/audit/activity-store";
import type { AuditEvent } from "@/lib/audit/events";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const WORDS: Record<Locale, Record<string, string>> = {
  en: en.auditLog.words,
  "zh-CN": zhCN.auditLog.words,
};

type EntryKind = Pick<ActivityEntry, "event" | "result" | "factor" | "reason">;

/** A reason without words is told by its code. */
export function logWordsOf(entry: EntryKind, locale: Locale): EntryWords {
  const own = new Map(Object.entries(WORDS[locale]));
  const { sentence, remarks: factors } = wordsOf({ ...entry, reason: null }, locale);
  const [reason] = wordsOf({ ...entry, factor: null }, locale).remarks;
  const told = own.get(entry.reason ?? "") ?? reason ?? entry.reason;
  return {
    sentence: own.get(`${entry.result}-${entry.event.replace(".", "-")}`) ?? sentence,
    remarks: told === null ? factors : [told, ...factors],
  };
}

/** The name of an event, whatever became of it. */
export function eventName(event: AuditEvent, locale: Locale): string {
  const common = { event, factor: null, reason: null };
  const { sentence } = logWordsOf({ ...common, result: "success" }, locale);
  return sentence === event ? logWordsOf({ ...common, result: "failure" }, locale).sentence : sentence;
}
