// Owns the check-up: one code shows that the authenticator works, and what to do where it does not. It keeps nobody out.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { checkUpAction } from "@/app/account/check-up/actions";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { TotpCodeField } from "@/app/code-fields";
import { DoneNotice } from "@/app/done-notice";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { doneWord } from "@/lib/platform/actions/done";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import { listAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("care.checkUp"))("title") };
}

const PAGE = "/account/check-up";

export default async function CheckUpPage() {
  const session = await requireSession();
  const t = await getTranslations("care.checkUp");
  const email = await getTranslations("email");
  const isDone = (await doneWord(PAGE)) !== null;
  return (
    <SignedInShell session={session} current="overview">
      <PageHeader title={t("title")} lead={isDone ? undefined : t("lead")} />
      {isDone ? (
        <>
          <DoneNotice page={PAGE} />
          <div>
            <LinkButton href="/account">{email("back")}</LinkButton>
          </div>
        </>
      ) : (
        <Asking accountId={session.accountId} />
      )}
    </SignedInShell>
  );
}

async function Asking({ accountId }: { accountId: string }) {
  const t = await getTranslations("care.checkUp");
  const own = await listAuthenticators(accountId);
  return (
    <>
      <Card>
        <ActionForm action={checkUpAction}>
          <TotpCodeField autoFocus />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t("submit")}</SubmitButton>
            <LinkButton href="/account" variant="quiet">
              {t("later")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
      <Card heading={t("repairHeading")}>
        <div className="grid justify-items-start gap-4">
          <p>{t("repairClock")}</p>
          <div className="flex flex-wrap gap-3">
            {own.map(({ id, name }) => (
              <LinkButton key={id} href={actPath("resynchronise-authenticator", id)}>
                {t("repairClockAction", { name })}
              </LinkButton>
            ))}
          </div>
          <p>{t("repairPhone")}</p>
          <LinkButton href="/account/two-factor/new-phone">{t("repairPhoneAction")}</LinkButton>
        </div>
      </Card>
    </>
  );
}
