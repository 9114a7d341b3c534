// Owns the page that asks once more before another session of the account ends.
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { endSessionAction } from "@/app/account/sessions/actions";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { browserName } from "@/lib/audit/trace-words";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { listSessions } from "@/lib/sign-in/sessions/session-list";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("endTitle") };
}

export default async function EndSessionPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const { id } = await params;
  const own = await listSessions(session, clock.now());
  const listed = own.find((each) => each.id === id && !each.isThis);
  if (!listed) return <NothingHere />;
  await requireStepUp(session, "end-sessions", id);
  const t = await getTranslations("sessions");
  const browser = browserName(listed.browser, await getLocale());
  const time = (await getFormatter()).dateTime(listed.lastUsedAt, "moment");
  return (
    <ActPage
      session={session}
      current="sessions"
      title={t("endTitle")}
      lead={t("endLead", { browser, time })}
      action={endSessionAction}
      submit={t("endSubmit")}
      variant="danger"
      back="/account/sessions"
    >
      <HiddenField name="id" value={id} />
    </ActPage>
  );
}
