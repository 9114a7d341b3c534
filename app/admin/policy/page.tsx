// Owns the policy page: what is in force, in words, and the form that begins a change.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { PolicyCard } from "@/app/admin/policy/policy-card";
import { PolicyForm } from "@/app/admin/policy/policy-form";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { choiceOf, decodeChoice } from "@/lib/admin/policy/policy-choice";
import { dayAt } from "@/lib/platform/calendar-day";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("policy"))("title") };
}

interface PolicyQuery {
  /** A choice as one word: values that are to be changed once more. */
  values?: string;
}

export default async function PolicyPage({ searchParams }: { searchParams: Promise<PolicyQuery> }) {
  await requireAdmin();
  const t = await getTranslations("policy");
  const ending = await getTranslations("endAllSessions");
  const { values } = await searchParams;
  const policy = await currentPolicy();
  const inForce = choiceOf(policy, (instant) => dayAt(instant, settings().appTimezone));
  const typed = typeof values === "string" ? decodeChoice(values) : null;
  // Whoever comes here sees what is in force now, so the change is one of this revision.
  const choice = { ...(typed ?? inForce), revision: policy.revision };
  return (
    <AdminShell current="policy">
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice page="/admin/policy" />
      <PolicyCard heading={t("inForce")} policy={policy} now={clock.now()} />
      <Card heading={t("form.heading")} lead={t("form.lead")}>
        <PolicyForm choice={choice} />
      </Card>
      <Card heading={ending("heading")} lead={ending("cardLead")}>
        <LinkButton href="/admin/policy/end-sessions" variant="danger">
          {ending("title")}
        </LinkButton>
      </Card>
    </AdminShell>
  );
}
