// Owns putting an entry of the security log into words. An event without a sentence in every language does not compile.
import "server-only";
import type { ActivityEntry } from "@/lib/audit/activity-store";
import type { AuditEvent, FailingEvent, SucceedingEvent } from "@/lib/audit/events";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

/** A dot would mean a level of its own in the messages. */
type Key<E extends AuditEvent> = E extends `${infer Thing}.${infer Happened}`
  ? `${Thing}-${Happened}`
  : never;

interface ActivityWords {
  success: Record<Key<SucceedingEvent>, string>;
  failure: Record<Key<FailingEvent>, string>;
  /** By code; a code without words adds nothing to the sentence. */
  reasons: Record<string, string>;
  factors: Record<string, string>;
}

const WORDS: Record<Locale, ActivityWords> = { en: en.activity, "zh-CN": zhCN.activity };

export interface EntryWords {
  sentence: string;
  /** Why, and with which factor. */
  remarks: string[];
}

type EntryKind = Pick<ActivityEntry, "event" | "result" | "factor" | "reason">;

/** The words for an entry. They hold no value of the entry, so that nothing is left to fill in. */
export function wordsOf({ event, result, factor, reason }: EntryKind, locale: Locale): EntryWords {
  const words = WORDS[locale];
  const sentences: Record<string, string | undefined> = words[result];
  // Of a reset it is the factor that went, and no way in which something was done.
  const means = event === "second-factor.reset" ? null : factor;
  const remarks = [wordAt(words.reasons, reason), wordAt(words.factors, means)];
  return {
    sentence: sentences[event.replace(".", "-")] ?? event,
    remarks: remarks.filter((remark) => remark !== undefined),
  };
}

/** Not what every object has, such as "toString". */
function wordAt(words: Record<string, string>, code: string | null): string | undefined {
  return code !== null && Object.hasOwn(words, code) ? words[code] : undefined;
}
