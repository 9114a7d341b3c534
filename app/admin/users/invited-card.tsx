// Owns the list of those who were invited and have not joined yet.
import { getFormatter, getTranslations } from "next-intl/server";
import { withdrawInvitationAction } from "@/app/admin/users/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { ListRow } from "@/components/ui/list-row";
import { SubmitButton } from "@/components/ui/submit-button";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import { INVITATION_SECONDS } from "@/lib/platform/durations";

export async function InvitedCard({ now }: { now: Date }) {
  const invitations = await pendingInvitations(now);
  const people = await getTranslations("adminPeople");
  const t = await getTranslations("adminPeople.invited");
  const format = await getFormatter();
  return (
    <Card heading={t("heading")} lead={t("lead", { hours: Math.round(INVITATION_SECONDS / 3600) })}>
      <ul className="divide-y divide-line">
        {invitations.map(({ id, email, name, role, createdAt, expiresAt }) => (
          <ListRow
            key={id}
            actions={<WithdrawForm id={id} email={email} />}
            name={name ?? email}
            facts={[
              ...(name === null ? [] : [email]),
              people(`roles.${role === "admin" ? "admin" : "member"}`),
              t("sentAt", { time: format.dateTime(createdAt, "moment") }),
              t("until", { time: format.dateTime(expiresAt, "moment") }),
            ]}
          />
        ))}
      </ul>
    </Card>
  );
}

async function WithdrawForm({ id, email }: { id: string; email: string | null }) {
  const t = await getTranslations("adminPeople.invited");
  return (
    <ActionForm action={withdrawInvitationAction}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet">
        {t("withdraw")} <span className="sr-only">{email}</span>
      </SubmitButton>
    </ActionForm>
  );
}
