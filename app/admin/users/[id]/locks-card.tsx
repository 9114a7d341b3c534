// Owns the counts of wrong tries of one person, what they lock, and the way to clear them.
import { Lock, LockOpen } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { type FailedTries, lockOf } from "@/lib/admin/person/lock-store";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

interface LocksCardProps {
  personId: string;
  failedTries: FailedTries[];
  isOwn: boolean;
  now: Date;
}

export async function LocksCard({ personId, failedTries, isOwn, now }: LocksCardProps) {
  const t = await getTranslations("adminPerson.locks");
  const unlock = failedTries.length > 0 && !isOwn && (
    <LinkButton href={actPath("unlock-person", personId)}>{t("unlock")}</LinkButton>
  );
  return (
    <Card heading={t("heading")} actions={unlock}>
      {failedTries.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {failedTries.map((tries, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id that may leave the server
            <TriesRow key={place} tries={tries} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}

async function TriesRow({ tries, now }: { tries: FailedTries; now: Date }) {
  const t = await getTranslations("adminPerson.locks");
  const format = await getFormatter();
  const lock = lockOf(tries, now);
  const until =
    lock && (lock.frozen ? t("frozen") : t("lockedUntil", { time: format.dateTime(lock.until, "moment") }));
  return (
    <ListRow
      name={t(tries.of)}
      icon={lock ? Lock : LockOpen}
      badge={lock && <Badge tone="danger">{t("locked")}</Badge>}
      facts={[t("failures", { count: tries.failures }), until ?? t("counting")]}
    />
  );
}
