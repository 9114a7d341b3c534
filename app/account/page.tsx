// Owns the signed-in home: what protects the account, and the one best thing to do next.
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { OwnResetNotice } from "@/app/account/call-off-reset/own-reset-notice";
import { CodesNotice } from "@/app/account/codes-notice";
import { ConfirmEmailNotice } from "@/app/account/confirm-email-notice";
import { EnrollmentDueNotice } from "@/app/account/enrollment-due-notice";
import { ProtectionCard } from "@/app/account/protection-card";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/require-session";
import { twoFactorOverview } from "@/lib/two-factor/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const session = await requireSession();
  const { email, secondEmail, emailConfirmed, hasSecondFactor } = session;
  const t = await getTranslations("account");
  const emailWords = await getTranslations("email");
  const format = await getFormatter();
  const overview = await twoFactorOverview(session, clock.now());
  const addresses = (
    <>
      <LinkButton href="/account/email" variant="quiet">
        {emailWords("change")}
      </LinkButton>
      <LinkButton href="/account/second-email" variant="quiet">
        {secondEmail ? emailWords("changeSecond") : emailWords("addSecond")}
      </LinkButton>
    </>
  );
  return (
    <SignedInShell session={session} current="overview">
      <PageHeader title={t("title")} lead={t("lead", { email })} actions={addresses} />
      {session.hasResetUnderWay && <OwnResetNotice accountId={session.accountId} />}
      {!emailConfirmed && <ConfirmEmailNotice email={email} />}
      {!hasSecondFactor && <EnrollmentDueNotice due={session.secondFactorDue} />}
      {hasSecondFactor && <CodesNotice overview={overview} />}
      <ProtectionCard
        hasSecondFactor={hasSecondFactor}
        isOffered={session.secondFactorDue.state !== "off"}
        overview={overview}
      />
      <p className="text-ink-soft">
        {t("signedInSince", { time: format.dateTime(session.authenticatedAt, "moment") })}
      </p>
    </SignedInShell>
  );
}
