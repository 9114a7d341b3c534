// Owns what stands in the place of a decision that somebody else has made meanwhile.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";

export async function DecisionOver({ header, id }: { header: ReactNode; id: string }) {
  const t = await getTranslations("adminResets");
  return (
    <>
      {header}
      <Alert tone="info">{t("decide.over")}</Alert>
      <div>
        <LinkButton href={`/admin/resets/${id}`}>{t("look")}</LinkButton>
      </div>
    </>
  );
}
