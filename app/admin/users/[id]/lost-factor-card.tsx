// Owns the two ways for a person who has lost the second factor; each has its own page.
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { Person } from "@/lib/admin/person/person-store";
import { isResettable } from "@/lib/admin/resets/reset-terms";
import { refuseRecipient } from "@/lib/admin/temporary-code/make-temporary-code";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

interface LostFactorCardProps {
  person: Person;
  /** Who looks at it. */
  adminId: string;
  now: Date;
}

export async function LostFactorCard({ person, adminId, now }: LostFactorCardProps) {
  const t = await getTranslations("adminPerson.lost");
  const errors = await getTranslations("errors");
  if (!isResettable(person)) {
    return (
      <Card heading={t("heading")}>
        <p className="max-w-prose">{errors("reset-nothing-there")}</p>
      </Card>
    );
  }
  const personId = person.id;
  const refusal = await refuseRecipient(person, adminId, now);
  return (
    <Card heading={t("heading")} lead={t(refusal ? "leadAlone" : "lead")}>
      {/* After a reset the card of the second factor says what the person needs. */}
      {refusal && !person.resetAt && <p className="max-w-prose pb-5">{errors(refusal)}</p>}
      <div className="flex flex-wrap gap-3">
        {!refusal && (
          <LinkButton href={`${personPath(personId)}/temporary-code`}>{t("temporary")}</LinkButton>
        )}
        <LinkButton href={`${personPath(personId)}/reset`} variant="danger">
          {t("reset")}
        </LinkButton>
      </div>
    </Card>
  );
}
