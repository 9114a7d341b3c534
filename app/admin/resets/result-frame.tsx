// Owns the words around what a form of resets shows once it is done.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ShownOnce } from "@/components/admin/shown-once";
import { LinkButton } from "@/components/ui/link-button";

interface ResultFrameProps {
  /** Where to go on from there. */
  back: string;
  children: ReactNode;
}

export async function ResultFrame({ back, children }: ResultFrameProps) {
  const t = await getTranslations("adminResets.result");
  const common = await getTranslations("common");
  const labels = { copy: t("copy"), copied: common("copied"), failed: common("copyFailed") };
  const next = <LinkButton href={back}>{t("done")}</LinkButton>;
  return (
    <ShownOnce kind="link" label={t("link")} hint={t("once")} labels={labels} next={next}>
      {children}
    </ShownOnce>
  );
}
