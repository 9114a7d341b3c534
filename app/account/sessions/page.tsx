// Owns the page of one's own sessions and trusted devices.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionRow } from "@/app/account/sessions/session-row";
import { TrustedDevicesCard } from "@/app/account/sessions/trusted-devices-card";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { listSessions } from "@/lib/sign-in/sessions/session-list";
import { mayTrustDevices } from "@/lib/two-factor/trusted-devices/trusted-device-rule";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("title") };
}

export default async function SessionsPage() {
  const session = await requireSession();
  const t = await getTranslations("sessions");
  const sessions = await listSessions(session, clock.now());
  const showsDevices = session.hasSecondFactor && mayTrustDevices(await currentPolicy(), session.role);
  const hasOthers = sessions.some(({ isThis }) => !isThis);
  const endOthers = hasOthers && (
    <LinkButton href="/account/sessions/end" variant="danger">
      {t("endOthers")}
    </LinkButton>
  );
  return (
    <SignedInShell session={session} current="sessions">
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice page="/account/sessions" />
      <Card heading={t("heading")} lead={t("headingLead")} actions={endOthers}>
        <ul className="divide-y divide-line">
          {sessions.map((listed) => (
            <SessionRow key={listed.id} session={listed} />
          ))}
        </ul>
        {!hasOthers && <p className="mt-4 text-ink-soft">{t("onlyThis")}</p>}
      </Card>
      {showsDevices && <TrustedDevicesCard session={session} />}
    </SignedInShell>
  );
}
