// Owns the form that looks for people by how their address or name begins.
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type PeopleQuery, peoplePath } from "@/lib/admin/people/people-query";

/** Asks by GET: what is found has an address, and a search stays within its filter. */
export async function PeopleSearch({ search, filter }: PeopleQuery) {
  const t = await getTranslations("adminPeople");
  return (
    <search>
      <form action="/admin/users" className="flex flex-wrap items-end gap-3">
        {filter !== "all" && <input type="hidden" name="filter" value={filter} />}
        <div className="max-w-md flex-1 basis-64">
          <TextField
            name="q"
            type="search"
            label={t("search")}
            hint={t("searchHint")}
            defaultValue={search}
            autoComplete="off"
          />
        </div>
        <SubmitButton variant="secondary">{t("searchSubmit")}</SubmitButton>
        {search && (
          <LinkButton href={peoplePath({ filter })} variant="quiet">
            {t("searchClear")}
          </LinkButton>
        )}
      </form>
    </search>
  );
}
