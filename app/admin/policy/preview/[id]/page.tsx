// Owns the preview of a policy: what would hold and whom it would hit, before anything is saved.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { PolicyCard } from "@/app/admin/policy/policy-card";
import { impactSentences } from "@/app/admin/policy/preview/impact-sentences";
import { SavePolicyForm } from "@/app/admin/policy/preview/save-policy-form";
import { NothingHere } from "@/app/nothing-here";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { nextPolicy } from "@/lib/admin/policy/next-policy";
import { decodeChoice } from "@/lib/admin/policy/policy-choice";
import { policyImpact } from "@/lib/admin/policy/policy-impact";
import { startOfDay } from "@/lib/platform/calendar-day";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("policy.preview"))("title") };
}

/** `id` is the choice as one word. */
export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const { id } = await params;
  const choice = decodeChoice(id);
  if (!choice) return <NothingHere />;
  const now = clock.now();
  const before = await currentPolicy();
  const after = nextPolicy(before, choice, (day) => startOfDay(day, settings().appTimezone), now);
  const sentences = await impactSentences(await policyImpact(before, after, now));
  const t = await getTranslations("policy.preview");
  return (
    <AdminShell current="policy">
      <PageHeader title={t("title")} lead={t("lead")} />
      <PolicyCard heading={t("heading")} policy={after} now={now} />
      <Card heading={t("hits")} lead={t("hitsLead")}>
        <ul className="grid max-w-prose list-disc gap-2 ps-5">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <SavePolicyForm session={session} id={id} />
    </AdminShell>
  );
}
