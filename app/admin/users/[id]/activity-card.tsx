// Owns the newest entries of one person's security log, and the way to the rest.
import { getTranslations } from "next-intl/server";
import { ActivityRow } from "@/app/account/activity/activity-row";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { ActivityEntry } from "@/lib/audit/activity-store";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

interface ActivityCardProps {
  personId: string;
  entries: ActivityEntry[];
}

export async function ActivityCard({ personId, entries }: ActivityCardProps) {
  const t = await getTranslations("adminPerson.activity");
  const all = <LinkButton href={`${personPath(personId)}/activity`}>{t("all")}</LinkButton>;
  return (
    <Card heading={t("heading")} lead={t("lead")} actions={entries.length > 0 && all}>
      {entries.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <ActivityRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </Card>
  );
}
