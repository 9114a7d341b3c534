// Owns the step-up page: one more proof before one sensitive act.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignOutForm } from "@/app/account/sign-out-form";
import { LockNotice } from "@/app/lock-notice";
import { NothingHere } from "@/app/nothing-here";
import { isForced } from "@/app/step-up/is-forced";
import { OtherMethods } from "@/app/step-up/other-methods";
import { StepUpForm } from "@/app/step-up/step-up-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/env";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { homePath, stepUpPath } from "@/lib/sign-in/step-up/step-up-path";
import { STEP_UP_PURPOSES } from "@/lib/sign-in/step-up/step-up-purpose";
import { stepUpMethods } from "@/lib/two-factor/verification/sign-in-methods";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("stepUp"))("title") };
}

interface StepUpQuery {
  for?: string;
  id?: string;
  with?: string;
}

export default async function StepUpPage({ searchParams }: { searchParams: Promise<StepUpQuery> }) {
  const session = await requireSession({ beforeEnrollment: true });
  const query = await searchParams;
  // Whoever types the bare address has nothing to prove oneself for.
  if (!query.for) redirect("/account");
  const purpose = STEP_UP_PURPOSES.find((known) => known === query.for);
  if (!purpose) return <NothingHere />;
  const id = typeof query.id === "string" ? query.id : undefined;
  const t = await getTranslations("stepUp");
  const common = await getTranslations("common");
  const methods = session.hasSecondFactor ? await stepUpMethods(session) : [];
  const forced = isForced(session, purpose);
  const chosen = methods.find(({ name }) => name === query.with) ?? methods[0];
  const below = (
    <div className="grid justify-items-start gap-2">
      <OtherMethods methods={methods} chosen={chosen?.name} path={stepUpPath(purpose, id)} />
      {!forced && (
        <a className="link" href={homePath(purpose, id)}>
          {common("cancel")}
        </a>
      )}
      <div className="-mx-5">
        <SignOutForm />
      </div>
    </div>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader
        title={t("title")}
        lead={t(forced ? `due.${purpose === "add-passkey" ? "passkey" : "authenticator"}` : `for.${purpose}`)}
      />
      {session.hasSecondFactor && <LockNotice accountId={session.accountId} />}
      <StepUpForm purpose={purpose} id={id} proof={chosen?.name ?? "password"} email={session.email} />
    </AuthShell>
  );
}
