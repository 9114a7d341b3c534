// Owns the page that shows new recovery codes, until their owner says that they are saved.
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { savedAction } from "@/app/account/two-factor/recovery-codes/actions";
import { KeptCodes } from "@/app/account/two-factor/recovery-codes/kept-codes";
import { RecoveryCodeActions } from "@/components/two-factor/recovery-code-actions";
import { RecoveryCodeList } from "@/components/two-factor/recovery-code-list";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { HiddenField } from "@/components/ui/hidden-field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { qrCodeDataUri } from "@/lib/totp/qr-code";
import {
  type ShownRecoveryCodes,
  showRecoveryCodes,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recoveryCodes"))("title") };
}

export default async function RecoveryCodesPage() {
  const session = await requireSession();
  const t = await getTranslations("recoveryCodes");
  const shown = await showRecoveryCodes(session, clock.now());
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("title")} lead={shown ? t("lead") : t("hiddenLead")} />
      {shown ? <NewCodes shown={shown} email={session.email} /> : <KeptCodes accountId={session.accountId} />}
    </SignedInShell>
  );
}

async function NewCodes({ shown, email }: { shown: ShownRecoveryCodes; email: string }) {
  const t = await getTranslations("recoveryCodes");
  const common = await getTranslations("common");
  const format = await getFormatter();
  const care = await getTranslations("care");
  const { appName, appUrl } = settings();
  const signInUrl = new URL("/sign-in", appUrl).href;
  const { mark, createdAt } = shown.set;
  const date = format.dateTime(createdAt, "day");
  const facts = [
    { term: t("sheetService"), value: `${appName} (${appUrl.host})` },
    { term: t("sheetAccount"), value: email },
    { term: t("sheetDate"), value: date },
    { term: care("sheetMark"), value: mark },
    { term: care("sheetSignIn"), value: signInUrl },
  ];
  const head = facts.map(({ term, value }) => `${term}: ${value}`).join("\n");
  return (
    <Card>
      <div className="grid gap-8">
        <RecoveryCodeList
          label={t("title")}
          codes={shown.codes}
          facts={facts}
          picture={{ alt: care("sheetQr"), src: qrCodeDataUri(signInUrl), text: care("sheetQrText") }}
        />
        <p className="text-ink-soft">{care("setMark", { mark, date })}</p>
        <RecoveryCodeActions
          codes={shown.codes}
          fileText={`${head}\n\n${shown.codes.join("\n")}\n\n${t("sheetNote")}\n`}
          fileName={`${appName.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-recovery-codes.txt`}
          copyLabels={{ copy: t("copy"), copied: common("copied"), failed: common("copyFailed") }}
          downloadLabel={t("download")}
          printLabel={t("print")}
        />
        <ActionForm action={savedAction}>
          <HiddenField name="batch" value={shown.batchId} />
          <CheckboxField name="saved" label={t("saved")} hint={t("savedHint")} />
          <div>
            <SubmitButton>{t("continue")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}
