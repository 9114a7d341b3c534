// Owns the choice of which entries of the log are shown.
import { getTranslations } from "next-intl/server";
import { ACTIVITY_KINDS } from "@/lib/audit/activity-kind";
import { type ActivityQuery, activityPath } from "@/lib/audit/activity-query";

interface ActivityFilterProps {
  current: ActivityQuery["kind"];
  /** Where the log is; one's own unless told otherwise. */
  home?: string;
}

/** Plain links: each choice has an address of its own. */
export async function ActivityFilter({ current, home }: ActivityFilterProps) {
  const t = await getTranslations("activity");
  return (
    <nav aria-label={t("filter")}>
      <ul className="-ms-3 flex flex-wrap gap-y-1">
        {(["all", ...ACTIVITY_KINDS] as const).map((kind) => (
          <li key={kind}>
            <a
              href={activityPath({ kind, before: null }, home)}
              aria-current={kind === current ? "true" : undefined}
              className="flex min-h-11 items-center rounded-control px-3 font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-ink"
            >
              {t(`kinds.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
