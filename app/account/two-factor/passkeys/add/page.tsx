// Owns the page that adds a passkey: what the browser will ask, and the press that has it ask.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { SwitchedOff } from "@/app/account/two-factor/enroll/switched-off";
import { askToRegisterAction, registerPasskeyAction } from "@/app/account/two-factor/passkeys/actions";
import { passkeyWords } from "@/app/passkey-words";
import { PasskeyButton } from "@/components/two-factor/passkey-button";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { mustEnroll, requireSession } from "@/lib/sign-in/sessions/require-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/enrollment/may-enroll";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("passkeys"))("addTitle") };
}

function leadOf(session: LiveSession) {
  if (session.passkeyRule === "due") return "addDemandedLead";
  return mustEnroll(session) ? "addRequiredLead" : "lead";
}

export default async function AddPasskeyPage() {
  const session = await requireSession({ beforeEnrollment: true });
  if (session.secondFactorDue.state === "off") return <SwitchedOff session={session} />;
  if (!mayEnrollWithoutGrant(session, clock.now())) await requireStepUp(session, "add-passkey");
  const t = await getTranslations("passkeys");
  const common = await getTranslations("common");
  const isDue = mustEnroll(session);
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("addTitle")} lead={t(leadOf(session))} />
      <Card>
        <ActionForm action={registerPasskeyAction}>
          <div className="grid max-w-prose gap-2">
            <p>{t("addLead")}</p>
            {session.hasSecondFactor && <p>{t("addSignsOut")}</p>}
          </div>
          <div className="flex flex-wrap gap-3 *:[[role=alert]]:w-full">
            <PasskeyButton act="create" ask={askToRegisterAction} {...(await passkeyWords("addSubmit"))} />
            {session.passkeyRule !== "due" && (
              <LinkButton href={isDue ? "/account/two-factor/enroll" : "/account/two-factor"} variant="quiet">
                {isDue ? t("instead") : common("cancel")}
              </LinkButton>
            )}
          </div>
        </ActionForm>
      </Card>
    </SignedInShell>
  );
}
