// Owns the page of the second address: the form that adds one, the link that waits, or the address and its removal.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import {
  addSecondEmailAction,
  cancelSecondEmailAction,
  removeSecondEmailAction,
} from "@/app/account/second-email/actions";
import { OutboxNote } from "@/app/outbox-note";
import { TextField } from "@/components/ui/text-field";
import { pendingEmailOf } from "@/lib/accounts/email/email-store";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("secondEmail"))("title") };
}

export default async function SecondEmailPage() {
  const session = await requireSession();
  const t = await getTranslations("secondEmail");
  const page = { session, current: "overview", title: t("title"), back: "/account" } as const;
  const pending = await pendingEmailOf(session.accountId, "second-email", clock.now());
  if (pending) {
    const lead = t("pendingLead", { email: pending });
    const cancel = { action: cancelSecondEmailAction, submit: t("cancel"), variant: "danger" } as const;
    const backText = (await getTranslations("email"))("back");
    return (
      <ActPage {...page} lead={lead} {...cancel} backText={backText}>
        <OutboxNote />
      </ActPage>
    );
  }
  await requireStepUp(session, "change-second-email");
  if (session.secondEmail) {
    const lead = t("presentLead", { email: session.secondEmail });
    const remove = { action: removeSecondEmailAction, submit: t("remove"), variant: "danger" } as const;
    return <ActPage {...page} lead={lead} {...remove} />;
  }
  return (
    <ActPage {...page} lead={t("lead")} action={addSecondEmailAction} submit={t("submit")}>
      <TextField name="email" label={t("field")} type="email" autoComplete="email" required autoFocus />
    </ActPage>
  );
}
