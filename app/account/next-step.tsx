// Owns the single best thing to do next for an account, above everything else on its home.
import { getTranslations } from "next-intl/server";
import { CodesNotice } from "@/app/account/codes-notice";
import { ConfirmEmailNotice } from "@/app/account/confirm-email-notice";
import { EnrollmentDueNotice } from "@/app/account/enrollment-due-notice";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { HealthStep } from "@/lib/two-factor/overview/account-health";
import { doubtfulOf, driftingOf } from "@/lib/two-factor/overview/health-facts";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

/** Steps with a remark of their own elsewhere are not among them. */
type PlainStep = Exclude<HealthStep, "save-codes" | "replace-codes" | "confirm-email">;

const PATHS: Record<Exclude<PlainStep, "fix-clock">, string> = {
  "add-second-factor": "/account/two-factor",
  "replace-passkey": "/account/two-factor",
  "check-up": "/account/check-up",
  "test-code": "/account/two-factor/recovery-codes",
  "add-passkey": actPath("add-passkey"),
  "add-authenticator": "/account/two-factor/enroll",
};

const URGENT: readonly PlainStep[] = ["add-second-factor", "replace-passkey", "fix-clock"];

interface NextStepProps {
  step: HealthStep | null;
  session: LiveSession;
  overview: TwoFactorOverview;
}

export async function NextStep({ step, session, overview }: NextStepProps) {
  if (step === null) {
    const t = await getTranslations("care.health");
    return <Alert tone="success">{t("well")}</Alert>;
  }
  if (step === "save-codes" || step === "replace-codes") return <CodesNotice overview={overview} />;
  if (step === "confirm-email") return <ConfirmEmailNotice email={session.email} />;
  const isDueLater = step === "add-second-factor" && session.secondFactorDue.state === "due-later";
  if (isDueLater) return <EnrollmentDueNotice due={session.secondFactorDue} />;
  return <PlainStepNotice step={step} overview={overview} />;
}

async function PlainStepNotice({ step, overview }: { step: PlainStep; overview: TwoFactorOverview }) {
  const t = await getTranslations("care.next");
  const drifting = driftingOf(overview);
  const path = step === "fix-clock" ? actPath("resynchronise-authenticator", drifting?.id) : PATHS[step];
  const tone = URGENT.includes(step) ? "warning" : "info";
  const about = step === "replace-passkey" ? doubtfulOf(overview) : drifting;
  return (
    <Alert tone={tone} title={t(`${step}.title`, { name: about?.name ?? "" })}>
      <div className="grid justify-items-start gap-4">
        <p>{t(`${step}.text`)}</p>
        <LinkButton href={path}>{t(`${step}.action`)}</LinkButton>
      </div>
    </Alert>
  );
}
