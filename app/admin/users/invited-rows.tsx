// Owns the rows of those who were invited and have not joined yet, each with the ways to send a new invitation or none.
import { getFormatter, getTranslations } from "next-intl/server";
import { withdrawInvitationAction } from "@/app/admin/users/actions";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InvitedQuery } from "@/lib/admin/people/invited-query";
import type { PendingInvitation } from "@/lib/admin/people/pending-invitations";
import { placeText } from "@/lib/admin/people/people-query";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

interface InvitedRowsProps {
  invitations: PendingInvitation[];
  /** The page of their list that they stand on, to come back to; none elsewhere. */
  query?: InvitedQuery;
}

export async function InvitedRows({ invitations, query }: InvitedRowsProps) {
  const people = await getTranslations("adminPeople");
  const t = await getTranslations("adminPeople.invited");
  const format = await getFormatter();
  return (
    <ul className="divide-y divide-line">
      {invitations.map(({ id, email, name, role, createdAt, expiresAt }) => (
        <ListRow
          key={id}
          actions={
            <>
              <LinkButton href={actPath("add-person", id)} variant="quiet">
                {t("again")} <span className="sr-only">{email}</span>
              </LinkButton>
              <WithdrawForm id={id} email={email} query={query} />
            </>
          }
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
  );
}

interface WithdrawFormProps {
  id: string;
  email: string | null;
  query: InvitedQuery | undefined;
}

async function WithdrawForm({ id, email, query }: WithdrawFormProps) {
  const t = await getTranslations("adminPeople.invited");
  return (
    <ActionForm action={withdrawInvitationAction}>
      <HiddenField name="id" value={id} />
      {query && <HiddenField name="list" value="invited" />}
      {query?.search && <HiddenField name="q" value={query.search} />}
      {query?.after && <HiddenField name="after" value={placeText(query.after)} />}
      <SubmitButton variant="quiet">
        {t("withdraw")} <span className="sr-only">{email}</span>
      </SubmitButton>
    </ActionForm>
  );
}
