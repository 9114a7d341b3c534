// Owns one person in the table: who it is, what protects the account, and when it was last used.
import { getFormatter, getTranslations } from "next-intl/server";
import { PersonBadges } from "@/app/admin/users/person-badges";
import type { ListedPerson } from "@/lib/admin/people/person-state";

interface PersonRowProps {
  person: ListedPerson;
  now: Date;
}

const CELL = "hidden px-3 py-4 align-top whitespace-nowrap tabular-nums last:pe-0 md:table-cell";

export async function PersonRow({ person, now }: PersonRowProps) {
  const t = await getTranslations("adminPeople");
  const format = await getFormatter();
  const { id, email, name, emailConfirmedAt, factorCount, codesLeft, lastSignInAt } = person;
  const role = t(`roles.${person.role === "admin" ? "admin" : "member"}`);
  const date = lastSignInAt && format.dateTime(lastSignInAt, { dateStyle: "medium" });
  const seen = date ? t("facts.lastSignIn", { date }) : t("facts.never");
  const counted = [t("facts.factors", { count: factorCount }), t("facts.codes", { count: codesLeft })];
  return (
    <tr>
      <th scope="row" className="w-full py-4 text-start font-normal md:pe-4">
        <div className="grid gap-1">
          <a className="link justify-self-start font-semibold" href={`/admin/users/${id}`}>
            {name ?? email}
          </a>
          <p className="flex flex-wrap gap-x-3 text-ink-soft">
            {name !== null && <span>{email}</span>}
            <span>{emailConfirmedAt ? t("confirmed") : t("unconfirmed")}</span>
          </p>
          <p className="flex flex-wrap gap-x-4 text-ink-soft tabular-nums md:hidden">
            {[role, ...counted, seen].map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
          <PersonBadges person={person} now={now} />
        </div>
      </th>
      <td className={CELL}>{role}</td>
      <td className={`${CELL} text-end`}>{factorCount}</td>
      <td className={`${CELL} text-end`}>{codesLeft}</td>
      <td className={CELL}>{date ?? t("never")}</td>
    </tr>
  );
}
