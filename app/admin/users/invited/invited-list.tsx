// Owns the list of the invited: those of one page, or why there are none, and the ways to the other pages.
import { MailSearch } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { InvitedRows } from "@/app/admin/users/invited-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type InvitedQuery, invitedPath } from "@/lib/admin/people/invited-query";
import type { InvitationsPage } from "@/lib/admin/people/pending-invitations";
import { peoplePath } from "@/lib/admin/people/people-query";

interface InvitedListProps extends InvitationsPage {
  query: InvitedQuery;
}

export async function InvitedList({ query, invitations, next }: InvitedListProps) {
  const t = await getTranslations("adminPeople.invited");
  const people = await getTranslations("adminPeople");
  const { search, after } = query;
  const elsewhere = search && <LinkButton href={peoplePath({ search })}>{t("lookAmongPeople")}</LinkButton>;
  return (
    <div className="grid gap-6">
      {invitations.length > 0 ? (
        <InvitedRows invitations={invitations} query={query} />
      ) : (
        <EmptyState
          icon={MailSearch}
          title={search ? people("notFoundTitle") : t("emptyTitle")}
          action={elsewhere}
        >
          {search ? t("notFoundText") : t("emptyText")}
        </EmptyState>
      )}
      <div className="flex flex-wrap gap-3 empty:hidden">
        {after && <LinkButton href={invitedPath({ search })}>{people("first")}</LinkButton>}
        {next && <LinkButton href={invitedPath({ search, after: next })}>{people("next")}</LinkButton>}
      </div>
    </div>
  );
}
