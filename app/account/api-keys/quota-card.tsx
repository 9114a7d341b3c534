// Owns how much of today's quota an account has used up.
import { getFormatter, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { API_ACCOUNT_PER_DAY } from "@/lib/platform/limits";

export async function QuotaCard({ used }: { used: number }) {
  const t = await getTranslations("apiKeys");
  const format = await getFormatter();
  const text = t("quotaText", { used: format.number(used), limit: format.number(API_ACCOUNT_PER_DAY) });
  return (
    <Card heading={t("quotaHeading")} lead={t("quotaLead")}>
      <ProgressBar label={t("quotaLabel")} text={text} value={used} max={API_ACCOUNT_PER_DAY} />
    </Card>
  );
}
