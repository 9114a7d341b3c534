// Owns reading who has no second factor and can be reminded of it by mail.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";

/**
 * The first people, by address, whom a mail reaches, who can enroll without a one-time link, and who were not reminded
 * after a moment.
 */
export async function unremindedPeople(
  db: Tx,
  { exceptId, roles, before }: { exceptId: string; roles: string[]; before: Date },
  take: number,
): Promise<{ id: string; email: string; locale: Locale }[]> {
  const rows = await db.account.findMany({
    where: {
      factorCount: 0,
      id: { not: exceptId },
      role: { in: roles },
      emailConfirmedAt: { not: null },
      deactivatedAt: null,
      resetAt: null,
      OR: [{ remindedAt: null }, { remindedAt: { lte: before } }],
    },
    orderBy: { email: "asc" },
    take,
    select: { id: true, email: true, locale: true },
  });
  return rows.map(({ locale, ...person }) => ({ ...person, locale: locale as Locale }));
}
