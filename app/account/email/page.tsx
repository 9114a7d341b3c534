// Owns the page of one's own address: the form that changes it, or the change that waits for its link.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { changeEmailAction } from "@/app/account/email/actions";
import { PendingEmail } from "@/app/account/email/pending-email";
import { TextField } from "@/components/ui/text-field";
import { pendingEmailOf } from "@/lib/accounts/email/email-store";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("email"))("title") };
}

export default async function EmailPage() {
  const session = await requireSession();
  const pending = await pendingEmailOf(session.accountId, "change-email", clock.now());
  if (pending) return <PendingEmail session={session} email={pending} />;
  await requireStepUp(session, "change-email");
  const t = await getTranslations("email");
  return (
    <ActPage
      session={session}
      current="overview"
      title={t("title")}
      lead={t("lead", { email: session.email })}
      action={changeEmailAction}
      submit={t("submit")}
      back="/account"
    >
      <TextField name="email" label={t("newEmail")} type="email" autoComplete="email" required autoFocus />
    </ActPage>
  );
}
