// Owns the first step to a new phone: which authenticator moves.
import { getTranslations } from "next-intl/server";
import { startEnrollmentAction } from "@/app/account/two-factor/enroll/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { RadioField } from "@/components/ui/radio-field";
import { SubmitButton } from "@/components/ui/submit-button";

interface ChooseCardProps {
  /** One at least. */
  authenticators: { id: string; name: string }[];
}

export async function ChooseCard({ authenticators }: ChooseCardProps) {
  const t = await getTranslations("care.newPhone");
  const [first] = authenticators;
  const isOnly = authenticators.length === 1;
  const options = authenticators.map(({ id, name }) => ({ value: id, label: name }));
  const lead = isOnly ? t("chooseText", { name: first?.name ?? "" }) : undefined;
  return (
    <Card heading={t("chooseHeading")} lead={lead}>
      <ActionForm action={startEnrollmentAction}>
        {isOnly ? (
          <HiddenField name="replaces" value={first?.id} />
        ) : (
          <RadioField name="replaces" label={t("choose")} options={options} defaultValue={first?.id ?? ""} />
        )}
        <p className="max-w-prose text-ink-soft">{t("chooseHint")}</p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t("start")}</SubmitButton>
          <LinkButton href="/account/two-factor" variant="quiet">
            {t("cancel")}
          </LinkButton>
        </div>
      </ActionForm>
    </Card>
  );
}
