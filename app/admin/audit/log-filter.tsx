// Owns the form that narrows the log down: what is found has an address.
import { getLocale, getTranslations } from "next-intl/server";
import { eventName } from "@/app/admin/audit/log-words";
import { AskedAnswer } from "@/components/ui/asked-answer";
import { LinkButton } from "@/components/ui/link-button";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { AUDIT_EVENTS } from "@/lib/audit/events";
import { isBackwards, type LogQuery, logPath } from "@/lib/audit/log-query";

export async function LogFilter({ query }: { query: LogQuery }) {
  const t = await getTranslations("auditLog");
  const locale = await getLocale();
  const events = AUDIT_EVENTS.map((event) => ({
    value: event,
    label: `${eventName(event, locale)} (${event})`,
  }));
  const results = (["success", "failure"] as const).map((value) => ({ value, label: t(value) }));
  const who = { type: "text", autoComplete: "off", inputMode: "email" } as const;
  return (
    <form action={logPath({})} className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
      <TextField
        {...who}
        name="person"
        label={t("person")}
        hint={t("personHint")}
        defaultValue={query.person}
      />
      <TextField {...who} name="actor" label={t("actor")} hint={t("actorHint")} defaultValue={query.actor} />
      <SelectField
        name="event"
        label={t("event")}
        options={[{ value: "", label: t("anyEvent") }, ...events]}
        defaultValue={query.event}
      />
      <SelectField
        name="result"
        label={t("result")}
        options={[{ value: "", label: t("anyResult") }, ...results]}
        defaultValue={query.result}
      />
      <AskedAnswer answer={isBackwards(query) ? { field: "from", message: t("backwards") } : {}}>
        <TextField type="date" name="from" label={t("from")} defaultValue={query.from} />
      </AskedAnswer>
      <TextField type="date" name="to" label={t("to")} defaultValue={query.to} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t("show")}</SubmitButton>
        <LinkButton href={logPath({})} variant="quiet">
          {t("clear")}
        </LinkButton>
      </div>
    </form>
  );
}
