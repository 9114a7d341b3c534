// Owns the form that looks through a list of people by how an address or a name begins.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

interface StartSearchProps {
  /** The address of the list. */
  action: string;
  search: string;
  hint: string;
  /** The list without the search. */
  clearHref: string;
  /** What a search keeps: hidden fields. */
  children?: ReactNode;
}

/** Asks by GET: what is found has an address. */
export async function StartSearch({ action, search, hint, clearHref, children }: StartSearchProps) {
  const t = await getTranslations("adminPeople");
  return (
    <search>
      <form action={action} className="flex flex-wrap items-end gap-3">
        {children}
        <div className="max-w-md flex-1 basis-64">
          <TextField
            name="q"
            type="search"
            label={t("search")}
            hint={hint}
            defaultValue={search}
            autoComplete="off"
          />
        </div>
        <SubmitButton variant="secondary">{t("searchSubmit")}</SubmitButton>
        {search && (
          <LinkButton href={clearHref} variant="quiet">
            {t("searchClear")}
          </LinkButton>
        )}
      </form>
    </search>
  );
}
