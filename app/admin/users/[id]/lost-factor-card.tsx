// Owns the two ways for a person who has lost the second factor; each has its own page.
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { personPath } from "@/lib/sign-in/step-up-path";

export async function LostFactorCard({ personId }: { personId: string }) {
  const t = await getTranslations("adminPerson.lost");
  return (
    <Card heading={t("heading")} lead={t("lead")}>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={`${personPath(personId)}/temporary-code`}>{t("temporary")}</LinkButton>
        <LinkButton href={`${personPath(personId)}/reset`} variant="danger">
          {t("reset")}
        </LinkButton>
      </div>
    </Card>
  );
}
