// Owns one entry of the whole log: what happened, when, by whom, about whom, from where, and what to look for in other logs.
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { logWordsOf } from "@/app/admin/audit/log-words";
import { Badge } from "@/components/ui/badge";
import { ListRow } from "@/components/ui/list-row";
import type { NamedPerson } from "@/lib/accounts/named-people";
import type { LogEntry } from "@/lib/audit/log-store";
import { isPseudonym } from "@/lib/audit/pseudonym";
import { browserName, networkName } from "@/lib/audit/trace-words";

export async function LogRow({ entry }: { entry: LogEntry }) {
  const t = await getTranslations("auditLog");
  const format = await getFormatter();
  const locale = await getLocale();
  const { sentence, remarks } = logWordsOf(entry, locale);
  const { at, actor, actorId, subject, subjectId, event, browser, address, requestId } = entry;
  const who = (person: NamedPerson | null, id: string | null) => {
    if (id === null) return t("unknown");
    if (isPseudonym(id)) return t("erased");
    if (!person) return t("gone", { id });
    return (
      <a href={`/admin/users/${id}`} className="text-accent-ink underline underline-offset-4">
        {person.email}
      </a>
    );
  };
  const facts = [
    <time key="at" dateTime={at.toISOString()}>
      {format.dateTime(at, "second")}
    </time>,
    t.rich("by", { who: () => who(actor, actorId) }),
    actorId !== subjectId && t.rich("about", { who: () => who(subject, subjectId) }),
    ...remarks,
    browserName(browser, locale),
    address && t("network", { network: networkName(address) }),
    <code key="request" className="text-sm break-all">
      {t("request", { id: requestId })}
    </code>,
    <code key="event" className="text-sm">
      {event}
    </code>,
  ];
  const badge = entry.result === "failure" && <Badge tone="warning">{t("failure")}</Badge>;
  return <ListRow name={sentence} badge={badge} facts={facts.filter(Boolean)} />;
}
