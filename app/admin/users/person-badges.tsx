// Owns what stands out about a person's account, in a word or two each.
import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { isShownBy, type ListedPerson } from "@/lib/admin/people/person-state";
import { isFrozen } from "@/lib/sign-in/attempts/attempt-budget";

/** Nothing about an account that is as it should be. */
export async function PersonBadges({ person, now }: { person: ListedPerson; now: Date }) {
  const t = await getTranslations("adminPeople.states");
  const format = await getFormatter();
  const { lockedUntil } = person;
  const lock =
    !lockedUntil || isFrozen(lockedUntil)
      ? t("frozen")
      : t("locked", { time: format.dateTime(lockedUntil, "moment") });
  const badges = [
    { filter: "deactivated", tone: "neutral", words: t("deactivated") },
    { filter: "locked", tone: "danger", words: lock },
    { filter: "no-second-factor", tone: "warning", words: t("noSecondFactor") },
    { filter: "codes-low", tone: "warning", words: t("codesLow") },
    { filter: "inactive", tone: "neutral", words: t("inactive") },
  ] as const;
  const shown = badges.filter(({ filter }) => isShownBy(filter, person, now));
  if (shown.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-2">
      {shown.map(({ filter, tone, words }) => (
        <li key={filter}>
          <Badge tone={tone}>{words}</Badge>
        </li>
      ))}
    </ul>
  );
}
