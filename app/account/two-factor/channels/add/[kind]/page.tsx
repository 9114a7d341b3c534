// Owns the page that begins one kind of channel, after a step-up: what it risks, and where its codes go.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import {
  startAuthyAction,
  startEmailAction,
  startPhoneAction,
  startTotpAction,
} from "@/app/account/two-factor/channels/actions";
import { StartFields } from "@/app/account/two-factor/channels/add/[kind]/start-fields";
import { NothingHere } from "@/app/nothing-here";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { kindsToAdd } from "@/lib/channels/adding/may-add";
import { CHANNEL_KINDS } from "@/lib/channels/kinds";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addingChannels"))("title") };
}

const ACTIONS = {
  phone: startPhoneAction,
  email: startEmailAction,
  authy: startAuthyAction,
  "twilio-totp": startTotpAction,
};

export default async function StartChannelPage({ params }: { params: Promise<{ kind: string }> }) {
  const session = await requireSession();
  const wanted = (await params).kind;
  const kind = CHANNEL_KINDS.find((known) => known === wanted);
  if (!kind) return <NothingHere />;
  if (!(await kindsToAdd(session)).includes(kind)) redirect("/account/two-factor/channels/add");
  await requireStepUp(session, "add-channel", kind);
  const t = await getTranslations("addingChannels");
  const common = await getTranslations("common");
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t(`start.${kind}.title`)} lead={t(`start.${kind}.lead`)} />
      <Card>
        <ActionForm action={ACTIONS[kind]} className="grid max-w-xl grid-cols-1 gap-6">
          <HiddenField name="id" value={kind} />
          <Alert tone="warning">{t(`risks.${kind}`)}</Alert>
          <StartFields kind={kind} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t(`start.${kind}.submit`)}</SubmitButton>
            <LinkButton href="/account/two-factor" variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </SignedInShell>
  );
}
