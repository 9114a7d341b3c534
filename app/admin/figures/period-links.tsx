// Owns the choice of the time that the figures are looked at over. Plain links: each choice has an address of its own.
import { getTranslations } from "next-intl/server";
import { PERIODS, type Period } from "@/lib/admin/figures/period";

export async function PeriodLinks({ current }: { current: Period }) {
  const t = await getTranslations("figures");
  return (
    <nav aria-label={t("period")}>
      <ul className="flex rounded-control border border-line-strong bg-surface p-0.5">
        {PERIODS.map((period) => (
          <li key={period}>
            <a
              href={`/admin?days=${period}`}
              aria-current={period === current ? "true" : undefined}
              className="flex min-h-11 items-center rounded-lg px-4 font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-ink forced-colors:aria-[current=true]:outline-2"
            >
              {t("days", { days: period })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
