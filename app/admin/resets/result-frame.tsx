// Owns the words around what a form of resets shows once it is done.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { UntilDone } from "@/components/admin/until-done";

export async function ResultFrame({ children }: { children: ReactNode }) {
  const t = await getTranslations("adminResets.result");
  const common = await getTranslations("common");
  const labels = { copy: t("copy"), copied: common("copied"), failed: common("copyFailed") };
  return (
    <UntilDone linkLabel={t("link")} linkHint={t("once")} labels={labels}>
      {children}
    </UntilDone>
  );
}
