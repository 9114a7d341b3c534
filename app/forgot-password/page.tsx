// Owns the page for those who forgot their password: an address in, and the same answer for every one.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forgotPasswordAction } from "@/app/forgot-password/actions";
import { OutboxNote } from "@/app/outbox-note";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { PASSWORD_RESET_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forgotPassword"))("title") };
}

interface ForgotPasswordPageProps {
  searchParams: Promise<{ sent?: string }>;
}

export default async function ForgotPasswordPage({ searchParams }: ForgotPasswordPageProps) {
  const t = await getTranslations("forgotPassword");
  const isSent = (await searchParams).sent === "yes";
  const way = isSent
    ? { href: "/forgot-password", text: t("again") }
    : { href: "/sign-in", text: t("signIn") };
  const below = (
    <p>
      <a className="link" href={way.href}>
        {way.text}
      </a>
    </p>
  );
  const lead = isSent ? t("sentLead", { minutes: Math.ceil(PASSWORD_RESET_SECONDS / 60) }) : t("lead");
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={isSent ? t("sentTitle") : t("title")} lead={lead} />
      {isSent && <OutboxNote />}
      {!isSent && (
        <ActionForm action={forgotPasswordAction}>
          <TextField
            name="email"
            label={t("email")}
            type="email"
            autoComplete="username"
            required
            autoFocus
          />
          <SubmitButton wide>{t("submit")}</SubmitButton>
        </ActionForm>
      )}
    </AuthShell>
  );
}
