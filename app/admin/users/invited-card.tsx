// Owns what the list of people shows of those who were invited and have not joined yet: the newest, and the way to all.
import { getTranslations } from "next-intl/server";
import { InvitedRows } from "@/app/admin/users/invited-rows";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { invitedPath } from "@/lib/admin/people/invited-query";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { INVITATIONS_SHOWN } from "@/lib/platform/limits";

export async function InvitedCard({ now }: { now: Date }) {
  const { invitations } = await pendingInvitations({ search: "", after: null }, INVITATIONS_SHOWN, now);
  const t = await getTranslations("adminPeople.invited");
  return (
    <Card
      heading={t("heading")}
      lead={t("lead", { hours: Math.round(INVITATION_SECONDS / 3600) })}
      actions={<LinkButton href={invitedPath({})}>{t("all")}</LinkButton>}
    >
      <InvitedRows invitations={invitations} />
    </Card>
  );
}
