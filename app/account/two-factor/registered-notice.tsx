// Owns the remark that an administrator registered the person's number with Authy, and the way to confirm it.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

/** @param hint masked number */
export async function RegisteredNotice({ hint }: { hint: string }) {
  const t = await getTranslations("addingChannels");
  return (
    <Alert tone="info" title={t("registeredTitle", { hint })}>
      <div className="grid justify-items-start gap-4">
        <p>{t("registeredText")}</p>
        <LinkButton href={actPath("add-channel", "registered")}>{t("registeredConfirm")}</LinkButton>
      </div>
    </Alert>
  );
}
