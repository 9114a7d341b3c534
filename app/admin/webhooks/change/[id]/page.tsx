// Owns the page of one change: a webhook added, or one that is there changed or removed. The address names it in one word.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { AddAttemptHookForm, AddWebhookForm } from "@/app/admin/webhooks/change/[id]/add-forms";
import { ChangeForm } from "@/app/admin/webhooks/change/[id]/change-form";
import { NothingHere } from "@/app/nothing-here";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { ADD_WORD, ASK_WORD, readActWord } from "@/lib/webhooks/manage/act-word";
import { findWebhook } from "@/lib/webhooks/manage/webhook-store";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("webhooks"))("title") };
}

/** What stands on the page, or null where the word means nothing. */
async function contentOf(word: string) {
  const t = await getTranslations("webhooks");
  if (word === ADD_WORD)
    return { title: t("addPage.title"), lead: t("addPage.lead"), form: <AddWebhookForm /> };
  if (word === ASK_WORD)
    return { title: t("askedPage.title"), lead: t("askedPage.lead"), form: <AddAttemptHookForm /> };
  const read = readActWord(word);
  const webhook = read && (await findWebhook(read.id));
  if (!read || !webhook) return null;
  const { act } = read;
  if (webhook.isAsked ? act === "events" : act === "silence") return null;
  const lead = t(`change.${act}.lead`, { origin: webhook.origin });
  return { title: t(`change.${act}.title`), lead, form: <ChangeForm act={act} webhook={webhook} /> };
}

export default async function ChangeWebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const word = (await params).id;
  const content = await contentOf(word);
  if (!content) return <NothingHere />;
  await requireStepUp(session, "manage-webhooks", word);
  return (
    <AdminShell current="webhooks">
      <PageHeader title={content.title} lead={content.lead} />
      <Card>{content.form}</Card>
    </AdminShell>
  );
}
