// Owns the ways to replace what was lost.
import { getTranslations } from "next-intl/server";
import { startEnrollmentAction } from "@/app/account/two-factor/enroll/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

/** Offers anew what may be lost, and nothing that the policy would refuse. */
export async function ReplaceCard({ overview }: { overview: TwoFactorOverview }) {
  const t = await getTranslations("recovered");
  const { passkeys, authenticators, onlyPasskeysCount } = overview;
  const hasPasskey = passkeys.length > 0;
  const isAlone = onlyPasskeysCount || authenticators.length === 0;
  const lost = hasPasskey ? (isAlone ? "passkey" : "either") : "authenticator";
  return (
    <Card heading={t("replaceHeading", { lost })} lead={t("replaceLead")}>
      <ActionForm action={startEnrollmentAction}>
        <div className="flex flex-wrap gap-3">
          {hasPasskey && (
            <LinkButton href={actPath("add-passkey")} variant="primary">
              {t("replacePasskey")}
            </LinkButton>
          )}
          {!onlyPasskeysCount && (
            <SubmitButton variant={hasPasskey ? "secondary" : "primary"}>{t("replace")}</SubmitButton>
          )}
          <LinkButton href="/account" variant="quiet">
            {t("later")}
          </LinkButton>
        </div>
      </ActionForm>
    </Card>
  );
}
