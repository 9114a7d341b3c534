// Owns a webhook's new secret in the place of the form that made it.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ShownOnce } from "@/components/admin/shown-once";
import { LinkButton } from "@/components/ui/link-button";

/** Stands inside an ActionForm, around its fields. */
export async function SecretOnce({ children }: { children: ReactNode }) {
  const t = await getTranslations("webhooks");
  const common = await getTranslations("common");
  const labels = { copy: t("secret.copy"), copied: common("copied"), failed: common("copyFailed") };
  const next = <LinkButton href="/admin/webhooks">{t("back")}</LinkButton>;
  return (
    <ShownOnce kind="link" label={t("secret.label")} labels={labels} next={next}>
      {children}
    </ShownOnce>
  );
}
