// Owns the page that asks once more before a way of sending is switched on again.
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { resumeAction } from "@/app/admin/channels/actions";
import { pauseReasonWords } from "@/app/admin/channels/pause-reason-words";
import { NothingHere } from "@/app/nothing-here";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { pauseId } from "@/lib/channels/sends/pause-id";
import { pauseName } from "@/lib/channels/sends/pause-name";
import { findPause } from "@/lib/channels/sends/read-board";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("channelBoard.resume"))("title") };
}

export default async function ResumePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const pause = await findPause((await params).id);
  if (!pause) return <NothingHere />;
  await requireStepUp(session, "resume-channel", pauseId(pause));
  const t = await getTranslations("channelBoard.resume");
  const common = await getTranslations("common");
  const reasonWords = await pauseReasonWords();
  const name = pauseName(pause, await getLocale());
  return (
    <AdminShell current="channels">
      <PageHeader title={t("title")} lead={t("lead", { name })} />
      <Card>
        <ActionForm action={resumeAction}>
          <HiddenField name="id" value={pauseId(pause)} />
          <p className="max-w-prose text-ink-soft">{t("why", { reason: reasonWords(pause.reason) })}</p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t("submit")}</SubmitButton>
            <LinkButton href="/admin/channels" variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </AdminShell>
  );
}
