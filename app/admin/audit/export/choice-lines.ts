// Owns telling people which entries of the log a file will hold.
import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { eventName } from "@/app/admin/audit/log-words";
import type { LogChoice } from "@/lib/audit/log-choice";
import type { LogPeople } from "@/lib/audit/log-store";

/** What is chosen, a line each. */
export async function choiceLines(
  { event, result, from, to }: LogChoice,
  people: LogPeople,
): Promise<string[]> {
  const t = await getTranslations("auditLog");
  const locale = await getLocale();
  const lines = [
    people.subject && t.markup("about", { who: () => people.subject ?? "" }),
    people.actor && t.markup("by", { who: () => people.actor ?? "" }),
    event && `${eventName(event, locale)} (${event})`,
    result && t(result),
    from && t("fromDay", { day: from }),
    to && t("toDay", { day: to }),
  ].filter((line) => line !== null);
  return lines.length > 0 ? lines : [t("everything")];
}
