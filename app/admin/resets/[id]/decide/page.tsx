// Owns the page where a request is answered, or a reset that is under way gets its second yes or its end.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { DecideOnRequest } from "@/app/admin/resets/[id]/decide/decide-on-request";
import { DecideOnReset } from "@/app/admin/resets/[id]/decide/decide-on-reset";
import { NothingHere } from "@/app/nothing-here";
import { requestView } from "@/lib/admin/resets/request-view";
import { resetDetail } from "@/lib/admin/resets/reset-detail";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminResets"))("title") };
}

export default async function DecidePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const { id } = await params;
  const request = await requestView(id);
  const reset = request ? null : await resetDetail(id, session.accountId);
  if (!request && !reset) return <NothingHere />;
  await requireStepUp(session, "decide-reset", id);
  return (
    <AdminShell current="resets">
      {request && <DecideOnRequest request={request} adminId={session.accountId} />}
      {reset && <DecideOnReset reset={reset} adminId={session.accountId} />}
    </AdminShell>
  );
}
