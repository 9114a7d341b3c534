// Owns the words around what a form of resets shows once it is done.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ShownOnce } from "@/components/admin/shown-once";

export async function ResultFrame({ children }: { children: ReactNode }) {
  const t = await getTranslations("adminResets.result");
  const common = await getTranslations("common");
  const labels = { copy: t("copy"), copied: common("copied"), failed: common("copyFailed") };
  return (
    <ShownOnce kind="link" label={t("link")} hint={t("once")} labels={labels}>
      {children}
    </ShownOnce>
  );
}
