// Owns the signed-in home: what protects the account, and the one best thing to do next.
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { OwnResetNotice } from "@/app/account/call-off-reset/own-reset-notice";
import { NextStep } from "@/app/account/next-step";
import { ProtectionCard } from "@/app/account/protection-card";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { DoneNotice } from "@/app/done-notice";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { takesPasskeys } from "@/lib/passkeys/relying-party";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { accountHealth } from "@/lib/two-factor/overview/account-health";
import { healthFacts } from "@/lib/two-factor/overview/health-facts";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const session = await requireSession();
  const { email, secondEmail } = session;
  const t = await getTranslations("account");
  const emailWords = await getTranslations("email");
  const format = await getFormatter();
  const now = clock.now();
  const overview = await twoFactorOverview(session, now);
  const health = accountHealth(healthFacts({ ...session, takesPasskeys: takesPasskeys() }, overview, now));
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
      <DoneNotice page="/account" />
      {session.hasResetUnderWay && <OwnResetNotice accountId={session.accountId} />}
      <NextStep step={health.nextStep} session={session} overview={overview} />
      <ProtectionCard session={session} overview={overview} health={health} />
      <p className="text-ink-soft">
        {t("signedInSince", { time: format.dateTime(session.authenticatedAt, "moment") })}
      </p>
    </SignedInShell>
  );
}
