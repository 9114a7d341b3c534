// Owns what follows a sign-in with a recovery or temporary code: how many are left, and replacing what was lost.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { startEnrollmentAction } from "@/app/account/two-factor/enroll/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import { type TwoFactorOverview, twoFactorOverview } from "@/lib/two-factor/overview/overview";

export async function generateMetadata(): Promise<Metadata> {
  const { factor } = await requireSession();
  const [recovered, temporary] = [await getTranslations("recovered"), await getTranslations("temporaryCode")];
  return { title: factor === "temporary-code" ? temporary("usedTitle") : recovered("title") };
}

export default async function RecoveredPage() {
  const session = await requireSession();
  const t = await getTranslations("recovered");
  const temporary = await getTranslations("temporaryCode");
  const overview = await twoFactorOverview(session, clock.now());
  const { recoveryCodesLeft, recoveryCodes } = overview;
  return (
    <SignedInShell session={session} current="twoFactor">
      {session.factor === "temporary-code" ? (
        <PageHeader title={temporary("usedTitle")} lead={temporary("usedLead")} />
      ) : (
        <PageHeader title={t("title")} lead={t("lead")} />
      )}
      <Alert
        tone={recoveryCodes === "low" ? "warning" : "info"}
        title={t("left", { count: recoveryCodesLeft })}
      >
        {t("leftText")}
      </Alert>
      <ReplaceCard overview={overview} />
    </SignedInShell>
  );
}

/** Offers anew what may be lost, and nothing that the policy would refuse. */
async function ReplaceCard({ overview }: { overview: TwoFactorOverview }) {
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
