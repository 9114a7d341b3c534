// Owns what follows a sign-in with a recovery or temporary code: how many are left, and replacing what was lost.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { SwitchedOffNotice } from "@/app/account/two-factor/enroll/switched-off";
import { ReplaceCard } from "@/app/account/two-factor/recovered/replace-card";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { FRESH_SESSION_SECONDS } from "@/lib/platform/durations";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";

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
        {t("leftText", {
          count: recoveryCodesLeft,
          minutes: Math.floor(FRESH_SESSION_SECONDS / 60),
        })}
      </Alert>
      {session.secondFactorDue.state === "off" ? <SwitchedOffNotice /> : <ReplaceCard overview={overview} />}
    </SignedInShell>
  );
}
