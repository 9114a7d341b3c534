// Owns what stands in the place of a chart as long as there is nothing to draw: what will be here, and when.
import type { LucideIcon } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

interface EmptyCardProps {
  /** Whose words they are. */
  part: "checks" | "funnel" | "times";
  icon: LucideIcon;
}

export async function EmptyCard({ part, icon }: EmptyCardProps) {
  const t = await getTranslations(`figures.${part}`);
  return (
    <Card heading={t("title")} lead={t("lead")}>
      <EmptyState icon={icon} title={t("emptyTitle")}>
        {t("emptyText")}
      </EmptyState>
    </Card>
  );
}
