// Owns the list of requests that nobody has decided, oldest first.
import { Inbox, LifeBuoy } from "lucide-react";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { ResetLists } from "@/lib/admin/resets/reset-lists";
import { browserName, networkName } from "@/lib/audit/trace-words";

export async function RequestList({ requests, isMore }: Pick<ResetLists, "requests" | "isMore">) {
  const t = await getTranslations("adminResets");
  const activity = await getTranslations("activity");
  const format = await getFormatter();
  const locale = await getLocale();
  return (
    <Card heading={t("requests")} lead={t("requestsLead")}>
      {requests.length === 0 ? (
        <EmptyState icon={Inbox} title={t("noRequestsTitle")}>
          {t("noRequestsText")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {requests.map(({ id, email, createdAt, browser, address }) => (
            <ListRow
              key={id}
              name={<span className="min-w-0 break-all">{email}</span>}
              icon={LifeBuoy}
              facts={[
                t("asked", { time: format.dateTime(createdAt, "moment") }),
                browserName(browser, locale),
                activity("network", { network: networkName(address) }),
              ]}
              actions={
                <LinkButton href={`/admin/resets/${id}`} label={`${t("look")} ${email}`}>
                  {t("look")}
                </LinkButton>
              }
            />
          ))}
        </ul>
      )}
      {isMore && <p className="pt-5 text-ink-soft">{t("more")}</p>}
    </Card>
  );
}
