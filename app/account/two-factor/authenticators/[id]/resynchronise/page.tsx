// Owns the page that sets one authenticator to the clock of its phone, by two codes in a row.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { ownAuthenticator } from "@/app/account/two-factor/authenticators/[id]/own-authenticator";
import { resynchroniseAction } from "@/app/account/two-factor/authenticators/[id]/resynchronise/actions";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { TextField } from "@/components/ui/text-field";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { mayResynchroniseWithoutGrant } from "@/lib/two-factor/authenticators/resynchronise";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("care.clock"))("action") };
}

export default async function ResynchronisePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const own = await ownAuthenticator(session, (await params).id);
  if (!own) return <NothingHere />;
  const { id, name } = own;
  if (!mayResynchroniseWithoutGrant(session, clock.now()))
    await requireStepUp(session, "resynchronise-authenticator", id);
  const t = await getTranslations("care.resync");
  const digits = { inputMode: "numeric", autoComplete: "off", verbatim: true, required: true } as const;
  return (
    <ActPage
      session={session}
      current="twoFactor"
      title={t("title", { name })}
      lead={t("lead")}
      action={resynchroniseAction}
      submit={t("submit")}
      back="/account/two-factor"
    >
      <HiddenField name="id" value={id} />
      <TextField name="first" label={t("first")} hint={t("firstHint")} {...digits} autoFocus />
      <TextField name="second" label={t("second")} hint={t("secondHint")} {...digits} />
    </ActPage>
  );
}
