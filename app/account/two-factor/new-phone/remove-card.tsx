// Owns the last step to a new phone: whether the old one's authenticator goes.
import { getTranslations } from "next-intl/server";
import { keepBothAction } from "@/app/account/two-factor/new-phone/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

export async function RemoveCard({ old: { id, name } }: { old: { id: string; name: string } }) {
  const t = await getTranslations("care.newPhone");
  return (
    <Card heading={t("removeHeading")} lead={t("removeText", { name })}>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={actPath("remove-authenticator", id)} variant="primary">
          {t("remove", { name })}
        </LinkButton>
        <ActionForm action={keepBothAction}>
          <SubmitButton variant="quiet">{t("keep")}</SubmitButton>
        </ActionForm>
      </div>
    </Card>
  );
}
