// Owns what is told around a request: the person's words, an attacker's signs in plain words, and the facts.
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import type { RequestView } from "@/lib/admin/resets/request-view";
import { browserName, networkName } from "@/lib/audit/trace-words";

export async function RequestFactsCards({ request }: { request: RequestView }) {
  const t = await getTranslations("adminResets.detail");
  return (
    <>
      <Card heading={t("words")}>
        <p className="max-w-prose whitespace-pre-line break-words">{request.text}</p>
      </Card>
      <Signs request={request} />
      <Known request={request} />
    </>
  );
}

async function Signs({ request: { signs } }: { request: RequestView }) {
  const t = await getTranslations("adminResets");
  const format = await getFormatter();
  if (signs.length === 0) return <Alert tone="info">{t("detail.noSigns")}</Alert>;
  return (
    <Alert tone="warning" title={t("detail.signs")}>
      <ul className="grid list-disc gap-1 ps-5">
        {signs.map((sign) => (
          <li key={sign.kind}>
            {t(`signs.${sign.kind}`, {
              time: "at" in sign ? format.dateTime(sign.at, "moment") : "",
              count: "count" in sign ? sign.count : 0,
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

async function Known({ request }: { request: RequestView }) {
  const t = await getTranslations("adminResets.detail");
  const activity = await getTranslations("activity");
  const format = await getFormatter();
  const locale = await getLocale();
  const moment = (at: Date) => ({ time: format.dateTime(at, "moment") });
  const { browser, address, createdAt, accountSince, emailConfirmedAt, passwordChangedAt, signIns } = request;
  const from = { browser: browserName(browser, locale), network: networkName(address) };
  const asked = await getTranslations("adminResets");
  const facts = [
    asked("asked", moment(createdAt)),
    t("from", from),
    t("account", moment(accountSince)),
    ...(emailConfirmedAt ? [t("confirmed", moment(emailConfirmedAt))] : []),
    t("password", moment(passwordChangedAt)),
    t("before", { count: request.requestsBefore }),
  ];
  return (
    <Card heading={t("known")}>
      <ul className="grid list-disc gap-1 ps-5">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <h3 className="pt-6 pb-2 font-semibold">{t("signIns")}</h3>
      {signIns.length === 0 && <p className="text-ink-soft">{t("noSignIns")}</p>}
      <ul className="grid gap-1">
        {signIns.map((signIn) => (
          <li key={signIn.at.toISOString()} className="flex flex-wrap gap-x-5 tabular-nums">
            <time dateTime={signIn.at.toISOString()}>{format.dateTime(signIn.at, "moment")}</time>
            <span>{browserName(signIn.browser, locale)}</span>
            <span>{activity("network", { network: networkName(signIn.address) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
