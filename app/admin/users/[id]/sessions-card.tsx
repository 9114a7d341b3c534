// Owns the list of where one person is signed in now, and the way to end it all.
import { Monitor } from "lucide-react";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { PersonOverview } from "@/lib/admin/person/person-overview";
import { browserName, networkName } from "@/lib/audit/trace-words";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

interface SessionsCardProps {
  personId: string;
  sessions: PersonOverview["sessions"];
  isOwn: boolean;
}

export async function SessionsCard({ personId, sessions, isOwn }: SessionsCardProps) {
  const t = await getTranslations("adminPerson.sessions");
  const end = sessions.length > 0 && !isOwn && (
    <LinkButton href={actPath("end-person-sessions", personId)} variant="danger">
      {t("end")}
    </LinkButton>
  );
  return (
    <Card heading={t("heading")} lead={t("lead")} actions={end}>
      {sessions.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </Card>
  );
}

async function SessionRow({ session }: { session: PersonOverview["sessions"][number] }) {
  const t = await getTranslations("sessions");
  const format = await getFormatter();
  const { browser, address, createdAt, lastUsedAt } = session;
  const facts = [
    t("network", { network: networkName(address) }),
    t("createdAt", { time: format.dateTime(createdAt, "moment") }),
    t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }),
  ];
  return <ListRow name={browserName(browser, await getLocale())} icon={Monitor} facts={facts} />;
}
