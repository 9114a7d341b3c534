// Owns what stands above enrollment for those who are asked to leave Authy: why, that nothing is lost, and the way past it.
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export async function LeaveAuthyHeader() {
  const t = await getTranslations("leaveAuthy");
  const later = (
    <LinkButton href="/account" variant="quiet">
      {t("later")}
    </LinkButton>
  );
  return <PageHeader title={t("title")} lead={t("lead")} actions={later} />;
}
