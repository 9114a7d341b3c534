// Owns the state of one thing that protects the account, in words with an icon: colour only repeats it.
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { HealthItem } from "@/lib/two-factor/overview/account-health";

const LOOKS = {
  good: { icon: CircleCheck, tone: "success" },
  attention: { icon: TriangleAlert, tone: "warning" },
  off: { icon: CircleAlert, tone: "danger" },
} as const;

export async function HealthBadge({ state }: Pick<HealthItem, "state">) {
  const t = await getTranslations("care.health");
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <Badge tone={tone}>
      <span className="inline-flex items-center gap-1.5">
        <Icon aria-hidden="true" size={16} className="shrink-0" />
        {t(state)}
      </span>
    </Badge>
  );
}
