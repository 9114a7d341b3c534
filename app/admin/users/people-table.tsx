// Owns the table of people. On a narrow screen its first column tells everything, and the others are not there.
import { getTranslations } from "next-intl/server";
import { PersonRow } from "@/app/admin/users/person-row";
import type { ListedPerson } from "@/lib/admin/people/person-state";

interface PeopleTableProps {
  people: ListedPerson[];
  now: Date;
}

export async function PeopleTable({ people, now }: PeopleTableProps) {
  const t = await getTranslations("adminPeople");
  const more = ["role", "factors", "codes", "lastSignIn"] as const;
  return (
    <table className="w-full text-start">
      <caption className="sr-only">{t("title")}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-ink-soft">
          <th scope="col" className="py-2 pe-4 text-start font-medium">
            {t("columns.person")}
          </th>
          {more.map((column) => (
            <th
              key={column}
              scope="col"
              className={`hidden px-3 py-2 font-medium whitespace-nowrap last:pe-0 md:table-cell ${column === "factors" || column === "codes" ? "text-end" : "text-start"}`}
            >
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} now={now} />
        ))}
      </tbody>
    </table>
  );
}
