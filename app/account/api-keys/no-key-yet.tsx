// Owns what stands in the place of a list of API keys: what they are for.
import { KeyRound } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { API_ACCOUNT_PER_DAY, API_ANONYMOUS_PER_DAY } from "@/lib/platform/limits";

export async function NoKeyYet({ create }: { create: ReactNode }) {
  const t = await getTranslations("apiKeys");
  const format = await getFormatter();
  const quotas = {
    account: format.number(API_ACCOUNT_PER_DAY),
    anonymous: format.number(API_ANONYMOUS_PER_DAY),
  };
  return (
    <EmptyState icon={KeyRound} title={t("emptyTitle")} action={create}>
      {t("emptyText", quotas)}
    </EmptyState>
  );
}
